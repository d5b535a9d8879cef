// Events that wait for their function: run when due, tried again when it fails, sent on when it is over.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
import { AwsError } from '../../../core/errors.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { LambdaFunction } from '../function.ts';
import { functionArn, functionOfArn } from '../function-name.ts';
import type { Functions } from '../functions.ts';
import { limits, secondMs } from '../limits.ts';
import { tellInvocation } from '../passages.ts';
import type { InvocationResult, Invoker } from '../running/invoker.ts';
import { putMetrics } from '../running/telemetry.ts';
import { Destinations, type EventEnd } from './destinations.ts';
import type { QueuedEvent } from './event.ts';

export interface QueueState {
  readonly events: readonly QueuedEvent[];
}

export class AsynchronousQueue {
  readonly destinations: Destinations;
  readonly #environment: ServiceEnvironment;
  readonly #functions: Functions;
  readonly #invoker: Invoker;
  readonly #events = new Set<QueuedEvent>();
  readonly #working = new Set<QueuedEvent>();

  constructor(environment: ServiceEnvironment, functions: Functions, invoker: Invoker) {
    this.#environment = environment;
    this.#functions = functions;
    this.#invoker = invoker;
    this.destinations = new Destinations(environment);
    // What found no place among the function's invocations goes on when one of them ends.
    invoker.concurrency.onRelease(() => {
      if (this.#due().length > 0) this.#planDrain(this.#now());
    });
  }

  /** Takes an event; the function runs a little later. */
  async accept(
    fn: LambdaFunction,
    event: Pick<QueuedEvent, 'requestId' | 'payload' | 'origin'> & { qualifier?: string | undefined; trace?: string | undefined },
  ) {
    const nowMs = this.#now();
    const { requestId, payload, qualifier, trace, origin } = event;
    const queued: QueuedEvent = {
      requestId,
      functionArn: functionArn({ account: fn.account, region: fn.region, name: fn.name }),
      payload,
      acceptedMs: nowMs,
      attempts: 0,
      throttles: 0,
      dueMs: nowMs + limits.asynchronousDelayMs,
      ...(qualifier !== undefined && { qualifier }),
      ...(trace !== undefined && { trace }),
      ...(origin && { origin }),
    };
    this.#events.add(queued);
    tellInvocation(this.#environment, { fn, ...event }, 'arrived', payload);
    this.#planDrain(queued.dueMs);
    await putMetrics(this.#environment, fn, { AsyncEventsReceived: [1, 'Count'] }, qualifier);
  }

  /** What waits, for the inspector. */
  waiting(): readonly QueuedEvent[] {
    return [...this.#events];
  }

  snapshot(): QueueState {
    return { events: structuredClone([...this.#events]) };
  }

  restore({ events }: QueueState): void {
    for (const event of structuredClone(events)) {
      this.#events.add(event);
      this.#planDrain(event.dueMs);
    }
  }

  #now(): number {
    return this.#environment.clock.now();
  }

  #planDrain(dueMs: number): void {
    this.#environment.scheduler.at(dueMs, 'asynchronous invocations', () => this.#drain(), { work: 'function' });
  }

  #due(): QueuedEvent[] {
    const nowMs = this.#now();
    return [...this.#events].filter((event) => event.dueMs <= nowMs && !this.#working.has(event));
  }

  /** All that is due: several events of a function side by side, so that it scales out as the real one does. */
  async #drain(): Promise<void> {
    const byFunction = Map.groupBy(this.#due(), (event) => event.functionArn);
    const workers = [...byFunction.values()].flatMap((events) =>
      Array.from({ length: Math.min(events.length, limits.asynchronousWorkers) }, () => this.#work(events)),
    );
    await Promise.all(workers);
  }

  async #work(events: QueuedEvent[]): Promise<void> {
    for (let event = events.shift(); event; event = events.shift()) {
      if (this.#working.has(event) || !this.#events.has(event)) continue;
      this.#working.add(event);
      try {
        if ((await this.#attempt(event)) === 'no place') return;
      } finally {
        this.#working.delete(event);
      }
    }
  }

  /** One attempt. `no place`: other invocations of the function are at work, and wake the queue when they end. */
  async #attempt(event: QueuedEvent): Promise<'done' | 'no place'> {
    const named = functionOfArn(event.functionArn);
    const fn = named && this.#functions.find(named);
    if (!fn) {
      // AWS: the events of a function that was deleted are gone with it.
      this.#events.delete(event);
      return 'done';
    }
    if (this.#now() - event.acceptedMs > maximumAgeMs(fn, event)) return this.#end(fn, event, { condition: 'EventAgeExceeded' });
    if (this.#invoker.concurrency.refusal(fn) && this.#invoker.concurrency.working(fn) > 0) return 'no place';
    try {
      const { qualifier, payload, requestId, trace, origin } = event;
      const result = await this.#invoker.invoke({ fn, qualifier, payload, requestId, trace, origin, tries: event.attempts + 1 });
      event.attempts += 1;
      event.throttles = 0;
      return await this.#answered(fn, event, result);
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      return this.#refused(fn, event, thrown);
    }
  }

  async #answered(fn: LambdaFunction, event: QueuedEvent, result: InvocationResult): Promise<'done'> {
    if (result.functionError === undefined) return this.#end(fn, event, { condition: 'Success', result });
    const retries = configOf(fn, event)?.retries ?? limits.asynchronousRetries;
    if (event.attempts > retries) return this.#end(fn, event, { condition: 'RetriesExhausted', result });
    const delayMs = limits.retryDelaysMs[event.attempts - 1] ?? 0;
    // AWS: an event that would be too old by then is given up.
    if (this.#now() + delayMs - event.acceptedMs > maximumAgeMs(fn, event))
      return this.#end(fn, event, { condition: 'EventAgeExceeded', result });
    tellInvocation(this.#environment, { fn, ...event, tries: event.attempts }, 'returned', event.payload);
    this.#again(event, delayMs);
    return 'done';
  }

  /** AWS: throttles and faults of the service are tried again for up to six hours, less and less often. */
  #refused(fn: LambdaFunction, event: QueuedEvent, error: AwsError): Promise<'done'> | 'done' {
    const passing = error.code === 'TooManyRequestsException' || error.code === 'ResourceConflictException';
    if (!passing) return this.#end(fn, event, { condition: 'RetriesExhausted', error });
    const delayMs = Math.min(limits.throttleDelayMs * 2 ** event.throttles++, limits.longestThrottleDelayMs);
    this.#again(event, delayMs);
    return 'done';
  }

  #again(event: QueuedEvent, delayMs: number): void {
    event.dueMs = this.#now() + Math.max(delayMs, secondMs / 1000);
    this.#planDrain(event.dueMs);
  }

  async #end(fn: LambdaFunction, event: QueuedEvent, end: EventEnd): Promise<'done'> {
    this.#events.delete(event);
    const version = this.#functions.version(fn);
    if (end.condition !== 'Success') {
      const to = version.serving.settings.deadLetterArn ?? configOf(fn, event)?.onFailure;
      tellInvocation(this.#environment, { fn, ...event, tries: event.attempts }, 'dead', event.payload, to);
    }
    await this.destinations.send(fn, event, version, configOf(fn, event), end);
    return 'done';
  }
}

const configOf = (fn: LambdaFunction, { qualifier = '$LATEST' }: QueuedEvent) => fn.eventInvokeConfigs.get(qualifier);

function maximumAgeMs(fn: LambdaFunction, event: QueuedEvent): number {
  return (configOf(fn, event)?.eventAgeSeconds ?? limits.eventAgeSeconds) * secondMs;
}
