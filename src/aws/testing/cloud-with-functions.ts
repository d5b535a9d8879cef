// A cloud whose Lambda is the test: functions by name, and who may call them. For tests of services that call functions.
import { CallLog } from '../call-log.ts';
import { advanceTo } from '../core/advance-to.ts';
import { VirtualClock } from '../core/clock.ts';
import { AwsError } from '../core/errors.ts';
import type { EventSource, FunctionAnswer, Observation, Ports } from '../core/ports.ts';
import { seededRandom } from '../core/random.ts';
import { Scheduler } from '../core/scheduler.ts';
import { dispatch } from '../dispatch.ts';
import type { Aws } from '../index.ts';
import { LoadedServices } from '../services/loaded-services.ts';
import { asResponse, readRequest } from '../web-request.ts';
import { type ClientOptions, clientFor } from './sdk-client.ts';

/** What it returns is sent as JSON, `undefined` as null; what it throws is a function error. */
export type TestFunction = (event: never) => unknown;

export interface FunctionCloud {
  readonly aws: Pick<Aws, 'fetch'>;
  readonly clock: VirtualClock;
  readonly scheduler: Scheduler;
  readonly services: LoadedServices;
  /** Each invocation: which function, with what, and for which resource. */
  readonly invocations: { readonly arn: string; readonly event: unknown; readonly from: string | undefined }[];
  readonly sources: EventSource[];
  /** What the services told of their inside. */
  readonly observations: Observation[];
  client<Client>(client: new (config: never) => Client, options?: ClientOptions): Client;
  /** Lets `ms` pass, with everything that is due meanwhile. */
  advance(ms: number): Promise<void>;
}

/**
 * @param functions by name; may change while the test runs
 * @param mayCall does the function's policy let that source in?
 */
export function cloudWithFunctions(
  functions: Readonly<Record<string, TestFunction>>,
  mayCall: (source: EventSource, functionArn: string) => boolean = () => true,
): FunctionCloud {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const random = seededRandom(1);
  const scheduler = new Scheduler(clock);
  const invocations: FunctionCloud['invocations'] = [];
  const sources: EventSource[] = [];
  const observations: Observation[] = [];
  const named = (arn: string) => {
    const run = functions[arn.split(':')[6] ?? ''];
    if (!run) throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
    return run;
  };
  const check = async (arn: string, source: EventSource) => {
    named(arn);
    sources.push(source);
    if (!mayCall(source, arn)) throw new AwsError('AccessDeniedException', 'no resource-based policy allows it', 403);
  };
  const invoke = async (arn: string, payload: string, from: string | undefined): Promise<FunctionAnswer> => {
    const run = named(arn);
    const event: unknown = JSON.parse(payload);
    invocations.push({ arn, event, from });
    const answer = (value: unknown) => new TextEncoder().encode(JSON.stringify(value ?? null));
    try {
      return { payload: answer(await run(event as never)) };
    } catch (error) {
      return { payload: answer({ errorMessage: String(error), trace: [] }), functionError: 'Unhandled' };
    }
  };
  const ports: Pick<Ports, 'functionRuntime' | 'eventSink'> = {
    functionRuntime: async () => ({ invoke: (arn, payload, from) => invoke(arn, new TextDecoder().decode(payload), from) }),
    eventSink: async () => ({
      check,
      // Who sends an event never hears what the function made of it.
      async deliver(arn, event, source) {
        await check(arn, source);
        await invoke(arn, event, source.arn);
      },
    }),
  };
  const calls = new CallLog();
  const fetch = async (request: Request): Promise<Response> =>
    asResponse(await dispatch({ clock, random, scheduler, services, calls }, await readRequest(request)));
  const services = new LoadedServices({
    clock,
    random,
    scheduler,
    observe: (observation) => observations.push(observation),
    isObserved: () => true,
    fetch,
  });
  Object.assign(services.ports, ports);
  return {
    aws: { fetch },
    clock,
    scheduler,
    services,
    invocations,
    sources,
    observations,
    client: (client, options) => clientFor({ fetch }, client, { clock, ...options }),
    async advance(ms) {
      await advanceTo(clock, scheduler, clock.now() + ms);
    },
  };
}
