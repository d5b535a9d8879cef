// All queues of a cloud, by ARN: made, found, deleted, watched. It knows no HTTP.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { QueueKind } from './attributes/queue-attributes.ts';
import { queueDeletedRecently, queueDoesNotExist } from './errors.ts';
import { limits } from './limits.ts';
import { Metrics } from './metrics.ts';
import { type MoveTaskState, MoveTasks } from './moving/move-tasks.ts';
import { Queue, type QueueState } from './queue.ts';

export interface SqsState {
  readonly queues: readonly QueueState[];
  /** When the queue of an ARN was deleted. */
  readonly deleted: readonly (readonly [string, number])[];
  readonly moveTasks: readonly MoveTaskState[];
}

export class Sqs {
  readonly environment: ServiceEnvironment;
  readonly moveTasks: MoveTasks;
  readonly metrics: Metrics;
  readonly #byArn = new Map<string, Queue>();
  readonly #deletedMs = new Map<string, number>();
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #plannedWakes = new Map<string, () => void>();

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.moveTasks = new MoveTasks(this);
    this.metrics = new Metrics(environment, () => [...this.#byArn.values()]);
  }

  now(): number {
    return this.environment.clock.now();
  }

  /** The queues of an account and region, in order of their names. */
  list({ account, region }: Place): readonly Queue[] {
    const here = [...this.#byArn.values()].filter(({ definition }) => definition.account === account && definition.region === region);
    return here.sort((one, other) => (one.definition.name < other.definition.name ? -1 : 1));
  }

  /** Without messages that are past their retention. */
  find(arn: string): Queue | undefined {
    const queue = this.#byArn.get(arn);
    queue?.forgetExpired(this.now());
    return queue;
  }

  /** Throws AwsError QueueDoesNotExist. */
  get(arn: string): Queue {
    const queue = this.find(arn);
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  /** Throws AwsError QueueDeletedRecently. */
  create(
    place: Place,
    name: string,
    kind: QueueKind,
    attributes: Readonly<Record<string, string>>,
    tags: Readonly<Record<string, string>>,
  ): Queue {
    const nowMs = this.now();
    const definition = { account: place.account, region: place.region, name, kind, createdMs: nowMs };
    const queue = new Queue({
      definition,
      attributes,
      tags,
      modifiedMs: nowMs,
      usedMs: nowMs,
      nextOrder: 0,
      messages: [],
      accepted: [],
      attempts: [],
    });
    const deletedMs = this.#deletedMs.get(queue.arn);
    if (deletedMs !== undefined && nowMs - deletedMs < limits.deletedNameMs) throw queueDeletedRecently();
    this.#byArn.set(queue.arn, queue);
    this.metrics.start();
    return queue;
  }

  /** By design at once: the real one takes up to a minute. */
  delete(queue: Queue): void {
    this.#byArn.delete(queue.arn);
    this.#deletedMs.set(queue.arn, this.now());
    this.touch(queue);
  }

  /** The queues whose dead letters go to that one. */
  sourcesOf(deadLetterQueue: Queue): readonly Queue[] {
    return [...this.#byArn.values()].filter((queue) => queue.redrivePolicy?.deadLetterTargetArn === deadLetterQueue.arn);
  }

  /** Calls `wake` whenever a message may have become visible, or the queue is gone. Returns the function that ends it. */
  watch(arn: string, wake: () => void): () => void {
    const watchers = this.#watchers.get(arn) ?? new Set();
    this.#watchers.set(arn, watchers);
    // A function of its own, so that one `wake` may watch twice.
    const own = () => wake();
    watchers.add(own);
    this.planWake(arn);
    return () => {
      watchers.delete(own);
      if (watchers.size === 0 && this.#watchers.get(arn) === watchers) this.#watchers.delete(arn);
      this.planWake(arn);
    };
  }

  /** To be called after every change that can make a message visible, now or later. */
  touch({ arn }: Queue): void {
    for (const wake of [...(this.#watchers.get(arn) ?? [])]) wake();
    this.planWake(arn);
  }

  snapshot(): SqsState {
    return {
      queues: [...this.#byArn.values()].map((queue) => queue.snapshot()),
      deleted: [...this.#deletedMs],
      moveTasks: this.moveTasks.snapshot(),
    };
  }

  restore({ queues, deleted, moveTasks }: SqsState): void {
    for (const state of queues) {
      const queue = new Queue(state);
      this.#byArn.set(queue.arn, queue);
      this.planWake(queue.arn);
    }
    for (const [arn, atMs] of deleted) this.#deletedMs.set(arn, atMs);
    this.moveTasks.restore(moveTasks);
    if (queues.length > 0) this.metrics.start();
  }

  /** A task for the time at which the next message becomes visible by itself: only where somebody would be told. */
  planWake(arn: string): void {
    this.#plannedWakes.get(arn)?.();
    this.#plannedWakes.delete(arn);
    const nowMs = this.now();
    const dueMs = this.#watchers.has(arn) ? this.#byArn.get(arn)?.messages.nextVisibleMs(nowMs) : undefined;
    // What is visible already was told.
    if (dueMs === undefined || dueMs <= nowMs) return;
    const wake = () => {
      const queue = this.find(arn);
      if (queue) this.touch(queue);
    };
    this.#plannedWakes.set(arn, this.environment.scheduler.at(dueMs, `a message of ${arn} becomes visible`, wake));
  }
}
