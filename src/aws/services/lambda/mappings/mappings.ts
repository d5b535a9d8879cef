// The event source mappings of a cloud: kept, brought to life, woken by their sources. Reading itself is stream-lane.ts and queue-poller.ts.
import { AwsError } from '../../../core/errors.ts';
import type { Place } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { isReadToItsEnd, keptParents } from '../../../core/shard-order.ts';
import type { Destinations } from '../asynchronous/destinations.ts';
import { notEmbedded } from '../errors.ts';
import { functionOfArn } from '../function-name.ts';
import type { Functions } from '../functions.ts';
import { limits, secondMs } from '../limits.ts';
import type { InvocationResult, Invoker } from '../running/invoker.ts';
import { failureRecord } from './failure-record.ts';
import { freshProgress, type Mapping, mappingArn, type Progress } from './mapping.ts';
import { QueueReaders } from './queue-poller.ts';
import { type Lost, workLane } from './stream-lane.ts';

export interface MappingsState {
  readonly mappings: readonly Mapping[];
}

/** How long after a record the mapping looks: what comes at the same moment is one batch. By design; the real one asks once a second. */
const lookDelayMs = 100;

export class Mappings {
  readonly #environment: ServiceEnvironment;
  readonly #functions: Functions;
  readonly #invoker: Invoker;
  readonly #destinations: Destinations;
  readonly #byId = new Map<string, Mapping>();
  readonly #connections = new Map<string, () => void>();
  readonly #queueReaders = new QueueReaders();
  readonly #looking = new Set<Mapping>();
  readonly #lookAgain = new Set<Mapping>();
  readonly #planned = new Set<Mapping>();
  readonly #plannedLooks = new Set<string>();

  constructor(environment: ServiceEnvironment, functions: Functions, invoker: Invoker, destinations: Destinations) {
    this.#environment = environment;
    this.#functions = functions;
    this.#invoker = invoker;
    this.#destinations = destinations;
  }

  now(): number {
    return this.#environment.clock.now();
  }

  list({ account, region }: Place): Mapping[] {
    return [...this.#byId.values()].filter((mapping) => mapping.account === account && mapping.region === region);
  }

  get({ account, region }: Place, uuid = ''): Mapping | undefined {
    const mapping = this.#byId.get(uuid);
    return mapping?.account === account && mapping.region === region ? mapping : undefined;
  }

  byArn(arn: string): Mapping | undefined {
    return [...this.#byId.values()].find((mapping) => mappingArn(mapping) === arn);
  }

  /** Does a mapping name that version or alias? */
  usedBy(functionArn: string): boolean {
    return [...this.#byId.values()].some((mapping) => mapping.functionArn === functionArn);
  }

  add(mapping: Mapping): void {
    this.#byId.set(mapping.uuid, mapping);
    if (mapping.nextStatusMs !== undefined) this.#planNextStatus(mapping);
    if (mapping.state === 'Enabled') this.#plan(mapping, this.now());
  }

  /** Creating, Updating or Deleting from now on, and a little later what is wanted. */
  change(mapping: Mapping, state: 'Updating' | 'Deleting'): void {
    mapping.state = state;
    mapping.modifiedMs = this.now();
    mapping.nextStatusMs = this.now() + limits.updateMs;
    this.#disconnect(mapping);
    this.#planNextStatus(mapping);
  }

  snapshot(): MappingsState {
    return { mappings: structuredClone([...this.#byId.values()]) };
  }

  restore({ mappings }: MappingsState): void {
    for (const mapping of structuredClone(mappings)) this.add(mapping);
  }

  #planNextStatus(mapping: Mapping): void {
    const { state, nextStatusMs = 0 } = mapping;
    this.#environment.scheduler.at(nextStatusMs, `event source mapping ${mapping.uuid} leaves ${state}`, async () => {
      if (mapping.state !== state || mapping.nextStatusMs !== nextStatusMs) return;
      delete mapping.nextStatusMs;
      if (state === 'Deleting') {
        this.#byId.delete(mapping.uuid);
        return;
      }
      mapping.state = mapping.wanted;
      if (mapping.state === 'Enabled') await this.#look(mapping);
    });
  }

  /** Looks at that time; lanes that ask for the same time share one look. */
  #plan(mapping: Mapping, dueMs: number, kind: 'busy' | 'periodic' = 'busy'): void {
    const key = `${mapping.uuid} ${dueMs} ${kind}`;
    if (this.#plannedLooks.has(key)) return;
    this.#plannedLooks.add(key);
    const run = () => {
      this.#plannedLooks.delete(key);
      return this.#look(mapping);
    };
    this.#environment.scheduler.at(dueMs, `event source mapping ${mapping.uuid} looks`, run, {
      periodic: kind === 'periodic',
      work: 'function',
    });
  }

  /** However many records come, one look is planned. */
  #wake(mapping: Mapping): void {
    if (this.#planned.has(mapping)) return;
    this.#planned.add(mapping);
    // A queue's messages are gathered by waiting, since receiving them already hides them from others.
    const gatherMs = mapping.kind === 'sqs' ? mapping.settings.windowSeconds * secondMs : 0;
    const dueMs = this.now() + lookDelayMs + gatherMs;
    const run = () => {
      this.#planned.delete(mapping);
      return this.#look(mapping);
    };
    this.#environment.scheduler.at(dueMs, `event source mapping ${mapping.uuid} looks`, run, { work: 'function' });
  }

  async #look(mapping: Mapping): Promise<void> {
    if (mapping.state !== 'Enabled' || this.#byId.get(mapping.uuid) !== mapping) return;
    if (mapping.kind === 'sqs') return this.#lookAtQueue(mapping);
    if (this.#looking.has(mapping)) {
      this.#lookAgain.add(mapping);
      return;
    }
    this.#looking.add(mapping);
    try {
      do {
        this.#lookAgain.delete(mapping);
        await this.#connect(mapping);
        await this.#workStream(mapping);
      } while (this.#lookAgain.has(mapping));
    } catch (thrown) {
      tellProblem(mapping, thrown);
    } finally {
      this.#looking.delete(mapping);
    }
  }

  /** Not one look after the other: on a real clock a new message does not wait for the batches at work. */
  async #lookAtQueue(mapping: Mapping): Promise<void> {
    try {
      await this.#connect(mapping);
      await this.#workQueue(mapping);
    } catch (thrown) {
      tellProblem(mapping, thrown);
    }
  }

  async #connect(mapping: Mapping): Promise<void> {
    if (this.#connections.has(mapping.uuid)) return;
    const wake = () => this.#wake(mapping);
    const source = mapping.kind === 'sqs' ? await this.#messageSource() : await this.#environment.ports.recordSource(mapping.sourceArn);
    // Another look may have done it meanwhile.
    if (this.#connections.has(mapping.uuid)) return;
    this.#connections.set(mapping.uuid, source.subscribe(mapping.sourceArn, wake));
  }

  #disconnect(mapping: Mapping): void {
    this.#connections.get(mapping.uuid)?.();
    this.#connections.delete(mapping.uuid);
  }

  #messageSource() {
    const { messageSource } = this.#environment.ports;
    if (!messageSource) throw notEmbedded('A queue as event source, while SQS is not embedded,');
    return messageSource();
  }

  async #workQueue(mapping: Mapping): Promise<void> {
    const source = await this.#messageSource();
    const newId = () => this.#environment.random.uuid();
    await this.#queueReaders.work(mapping, { source, invoke: (event, trace) => this.#invoke(mapping, event, newId(), trace) });
  }

  async #workStream(mapping: Mapping): Promise<void> {
    const { sourceArn, settings } = mapping;
    const source = await this.#environment.ports.recordSource(sourceArn);
    const surroundings = {
      source,
      roleArn: this.#role(mapping),
      now: () => this.now(),
      newRequestId: () => this.#environment.random.uuid(),
      invoke: (event: object, requestId: string) => this.#invoke(mapping, event, requestId),
      wakeAt: (dueMs: number, kind: 'busy' | 'periodic') => this.#plan(mapping, dueMs, kind),
      giveUp: (lost: Lost) => this.#giveUp(mapping, lost),
    };
    const lanes = Array.from({ length: settings.parallelization }, (_unused, lane) => lane);
    const workShard = (shardId: string) =>
      Promise.all(lanes.map((lane) => workLane(mapping, shardId, lane, progressOf(mapping, shardId, lane), surroundings)));
    const isRead = (shardId: string) =>
      lanes.every((lane) => isReadToItsEnd(source, sourceArn, shardId, progressOf(mapping, shardId, lane).position));
    const shardIds = source.shardIds(sourceArn);
    const works = new Map<string, Promise<unknown>>();
    // Parents come before their children in the list. While a batch of a parent is tried again, the children wait.
    for (const shardId of shardIds) {
      const parents = keptParents(source, sourceArn, shardId, shardIds);
      const parentsWorked = Promise.all(parents.map((parent) => works.get(parent)));
      works.set(
        shardId,
        parentsWorked.then(() => (parents.every(isRead) ? workShard(shardId) : undefined)),
      );
    }
    await Promise.all(works.values());
  }

  async #invoke(mapping: Mapping, event: object, requestId: string, trace?: string): Promise<InvocationResult> {
    const named = functionOfArn(mapping.functionArn);
    const fn = named && this.#functions.find(named);
    if (!named || !fn) throw new AwsError('ResourceNotFoundException', `Function not found: ${mapping.functionArn}`, 404);
    const payload = new TextEncoder().encode(JSON.stringify(event));
    const origin = { from: mapping.sourceArn };
    return this.#invoker.invoke({ fn, qualifier: named.qualifier, payload, requestId, trace, origin });
  }

  async #giveUp(mapping: Mapping, lost: Lost): Promise<void> {
    const named = functionOfArn(mapping.functionArn);
    const fn = named && this.#functions.find(named);
    const target = mapping.settings.onFailure;
    if (!fn || target === undefined) return;
    const record = JSON.stringify(failureRecord({ ...lost, mapping, nowMs: this.now() }));
    await this.#destinations.sendAs(fn, this.#role(mapping), target, record, 'DestinationDeliveryFailures');
  }

  #role(mapping: Mapping): string {
    const named = functionOfArn(mapping.functionArn);
    const fn = named && this.#functions.find(named);
    return fn?.latest.serving.settings.role ?? '';
  }
}

/** The source is gone, for example. Its next record, if there ever is one, wakes the mapping again. */
function tellProblem(mapping: Mapping, thrown: unknown): void {
  if (!(thrown instanceof AwsError)) throw thrown;
  mapping.lastResult = `PROBLEM: ${thrown.message}`;
}

/** AWS: a shard that was not there when the mapping was made is read from its beginning. */
function progressOf(mapping: Mapping, shardId: string, lane: number): Progress {
  const key = `${shardId}#${lane}`;
  const progress = mapping.progress.get(key) ?? freshProgress({ kind: 'oldest' });
  mapping.progress.set(key, progress);
  return progress;
}
