// The embedded AWS: a cloud that is a function from Request to Response. Web-standard globals only.
import { type CallEntry, CallLog } from './call-log.ts';
import type { EncodedAnswer, ReadRequest } from './core/call.ts';
import { type Clock, VirtualClock } from './core/clock.ts';
import { invariant } from './core/errors.ts';
import type { FunctionHost } from './core/function-host.ts';
import type { Observation } from './core/ports.ts';
import type { Random } from './core/random.ts';
import { Scheduler } from './core/scheduler.ts';
import type { ThroughputRule } from './core/service.ts';
import { coverageOf, type ServiceCoverage } from './coverage.ts';
import { dispatch } from './dispatch.ts';
import { LoadedServices } from './services/loaded-services.ts';
import { asResponse, readRequest } from './web-request.ts';

/** A cloud. Accounts and regions inside it are kept apart; two clouds share nothing. */
export interface Aws {
  /** Answers any request. Never rejects. */
  fetch(request: Request): Promise<Response>;
  /** The same without web objects, whose making costs a server more than the call itself. */
  answer(request: ReadRequest): Promise<EncodedAnswer>;
  /** The cloud's own future. Who drives the clock runs what is due (core/real-time.ts, or `settle`). */
  readonly scheduler: Scheduler;
  readonly calls: {
    list(): readonly CallEntry[];
    subscribe(listener: (entry: CallEntry) => void): () => void;
  };
  /** Tells `listener` what happens inside, for drawing. Returns the function that ends it. */
  observe(listener: (observation: Observation) => void): () => void;
  /** The state of one account and region by service, as plain data, for the inspector. Never used by a check. */
  inspect(account: string, region: string): Readonly<Record<string, unknown>>;
  /** What is embedded, service by service. Loads the code of all of them. */
  coverage(): Promise<readonly ServiceCoverage[]>;
  /** With a VirtualClock: jumps to each thing due until nothing but periodic work is planned up to `untilMs` (since the epoch). */
  settle(options: { readonly untilMs: number }): Promise<void>;
  /** The whole cloud as plain data (structured-cloneable). */
  snapshot(): Promise<unknown>;
  /** Fills a new cloud with a snapshot's state. A VirtualClock moves to the snapshot's time if that is later. */
  restore(snapshot: unknown): Promise<void>;
}

export interface AwsOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Called whenever the earliest due time may have changed, so that a driver can arm its timer anew. */
  readonly onScheduleChange?: () => void;
  /**
   * Are limits per second kept? Not unless told so: on a virtual clock a call takes no time, so that a program that is slow enough for
   * the real service would be refused.
   */
  readonly throughput?: ThroughputRule;
  /** Where Lambda's functions run: a Worker in the tab, a child process in Node. Without one Lambda refuses to invoke, and says why. */
  readonly functionHost?: FunctionHost;
  /** The host's own MD5 of chunks, where it has one: most of what an upload to S3 costs. */
  readonly md5?: (chunks: Iterable<Uint8Array>) => Uint8Array;
}

interface Snapshot {
  readonly nowMs: number;
  readonly services: Readonly<Record<string, unknown>>;
}

/** Makes a new, empty cloud. */
export function createAws({ clock, random, onScheduleChange, throughput = 'unlimited', functionHost, md5 }: AwsOptions): Aws {
  const scheduler = new Scheduler(clock, onScheduleChange);
  const calls = new CallLog();
  const observers = new Set<(observation: Observation) => void>();
  const observe = (observation: Observation) => {
    for (const observer of observers) observer(observation);
  };
  const answer = (request: ReadRequest): Promise<EncodedAnswer> => dispatch(cloud, request);
  const fetch = async (request: Request): Promise<Response> => asResponse(await answer(await readRequest(request)));
  const fetchInside = async (request: Request): Promise<Response> =>
    asResponse(await dispatch(cloud, await readRequest(request), 'inside'));
  const isObserved = () => observers.size > 0;
  const services = new LoadedServices({
    clock,
    random,
    scheduler,
    observe,
    isObserved,
    throughput,
    fetch: fetchInside,
    ...(functionHost && { functionHost }),
    ...(md5 && { md5 }),
  });
  const cloud = { clock, random, scheduler, services, calls, observe, isObserved };

  return {
    fetch,
    answer,
    scheduler,
    calls,
    observe(listener) {
      observers.add(listener);
      return () => observers.delete(listener);
    },
    inspect: (account, region) =>
      Object.fromEntries([...services.all].map(([name, service]) => [name, service.inspect?.(account, region)])),
    coverage: () => coverageOf(services),
    async settle({ untilMs }) {
      invariant(clock instanceof VirtualClock, 'only a virtual clock can settle');
      const isBusy = () => (scheduler.nextDueMs({ countPeriodic: false }) ?? Number.POSITIVE_INFINITY) <= untilMs;
      // Periodic work on the way runs at its own time; it alone keeps nobody waiting.
      for (; isBusy(); await scheduler.runDue()) clock.advanceTo(scheduler.nextDueMs() ?? untilMs);
    },
    async snapshot() {
      await services.metrics.flush();
      const states = [...services.all].map(([name, service]) => [name, service.snapshot()]);
      return { nowMs: clock.now(), services: Object.fromEntries(states) } satisfies Snapshot;
    },
    async restore(snapshot) {
      const { nowMs, services: states } = snapshot as Snapshot;
      invariant(services.all.size === 0, 'a snapshot is restored into a new cloud');
      if (clock instanceof VirtualClock) clock.advanceTo(nowMs);
      for (const [name, state] of Object.entries(states)) (await services.byName(name)).restore(state);
    },
  };
}
