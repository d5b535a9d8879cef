// What the operations of S3 work on: the buckets, the way their objects change, and the events on their way.
import type { ServiceEnvironment } from '../../core/service.ts';
import type { BucketState } from './bucket.ts';
import { Buckets } from './buckets.ts';
import { md5 } from './checksums/md5.ts';
import { ErrorHeaders } from './error-headers.ts';
import { Lifecycle } from './lifecycle/lifecycle.ts';
import { Events, type EventsState } from './notifications/events.ts';
import { ObjectWrites } from './object-writes.ts';

interface S3State {
  readonly buckets: readonly BucketState[];
  readonly events: EventsState;
}

export class S3 {
  readonly buckets: Buckets;
  readonly events: Events;
  readonly writes: ObjectWrites;
  readonly lifecycle: Lifecycle;
  readonly errorHeaders = new ErrorHeaders();
  readonly environment: ServiceEnvironment;
  /** Of chunks as if they were one: ETags and Content-MD5. */
  readonly md5: (chunks: Iterable<Uint8Array>) => Uint8Array;

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.md5 = environment.md5 ?? md5;
    this.buckets = new Buckets(environment);
    this.events = new Events(environment);
    this.writes = new ObjectWrites(this.buckets, this.events);
    this.lifecycle = new Lifecycle(this.buckets, this.writes, this.events);
  }

  now(): number {
    return this.environment.clock.now();
  }

  snapshot(): S3State {
    return { buckets: this.buckets.snapshot(), events: this.events.snapshot() };
  }

  restore(state: unknown): void {
    const { buckets, events } = state as S3State;
    this.buckets.restore(buckets);
    this.events.restore(events);
    this.lifecycle.plan();
  }
}
