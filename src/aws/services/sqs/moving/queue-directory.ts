// What a task that moves messages needs to know of the other queues.
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Queue } from '../queue.ts';

export interface QueueDirectory {
  readonly environment: ServiceEnvironment;
  now(): number;
  find(arn: string): Queue | undefined;
  /** To be called after a message was put into the queue. */
  touch(queue: Queue): void;
}
