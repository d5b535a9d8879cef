// Tasks that move dead letters back, or to another queue: some each second, until all that were there at the start are moved.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
import { fromUtf8, toBase64 } from '@smithy/core/serde';
import { limits } from '../limits.ts';
import type { Message } from '../messages/message.ts';
import { sequenceNumberOf } from '../messages/sequence-number.ts';
import { tellMessage } from '../passages.ts';
import type { Queue } from '../queue.ts';
import type { QueueDirectory } from './queue-directory.ts';

/** Plain data. */
export interface MoveTaskState {
  readonly handle: string;
  readonly sourceArn: string;
  /** Each message goes back to where it came from when absent. */
  readonly destinationArn?: string;
  readonly perSecond?: number;
  readonly startedMs: number;
  readonly toMove: number;
  moved: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  failureReason?: string;
  nextStepMs: number;
}

const stepMs = 1000;

export class MoveTasks {
  readonly #sqs: QueueDirectory;
  #tasks: MoveTaskState[] = [];

  constructor(sqs: QueueDirectory) {
    this.#sqs = sqs;
  }

  /** The tasks of a source, the newest first. */
  of(sourceArn: string): readonly MoveTaskState[] {
    return this.#tasks.filter((task) => task.sourceArn === sourceArn).reverse();
  }

  byHandle(handle: string): MoveTaskState | undefined {
    return this.#tasks.find((task) => task.handle === handle);
  }

  /** Moves the first messages a second later. */
  start(source: Queue, { destinationArn, perSecond }: Pick<MoveTaskState, 'destinationArn' | 'perSecond'>): MoveTaskState {
    const nowMs = this.#sqs.now();
    const taskId = this.#sqs.environment.random.uuid();
    const task: MoveTaskState = {
      handle: toBase64(fromUtf8(JSON.stringify({ taskId, sourceArn: source.arn }))),
      sourceArn: source.arn,
      ...(destinationArn !== undefined && { destinationArn }),
      ...(perSecond !== undefined && { perSecond }),
      startedMs: nowMs,
      toMove: source.messages.counts(nowMs).visible,
      moved: 0,
      status: 'RUNNING',
      nextStepMs: nowMs + stepMs,
    };
    this.#tasks.push(task);
    this.#plan(task);
    return task;
  }

  snapshot(): readonly MoveTaskState[] {
    return this.#tasks.map((task) => ({ ...task }));
  }

  restore(tasks: readonly MoveTaskState[]): void {
    this.#tasks = tasks.map((task) => ({ ...task }));
    for (const task of this.#tasks) if (task.status === 'RUNNING') this.#plan(task);
  }

  #plan(task: MoveTaskState): void {
    this.#sqs.environment.scheduler.at(task.nextStepMs, `messages are moved from ${task.sourceArn}`, () => this.#step(task));
  }

  #step(task: MoveTaskState): void {
    if (task.status !== 'RUNNING') return;
    const source = this.#sqs.find(task.sourceArn);
    if (!source) {
      fail(task, 'AWS.SimpleQueueService.NonExistentQueue');
      return;
    }
    const most = Math.min(task.perSecond ?? limits.movedPerSecondByDefault, task.toMove - task.moved);
    const moving: Message[] = [];
    if (most > 0)
      for (const message of source.messages.visible(this.#sqs.now())) {
        moving.push(message);
        source.messages.remove(message);
        if (moving.length === most) break;
      }
    for (const [place, message] of moving.entries()) {
      const targetArn = task.destinationArn ?? message.deadLetterSourceArn;
      const target = targetArn === undefined ? undefined : this.#sqs.find(targetArn);
      if (!target) {
        // What could not be moved stays where it was.
        for (const left of moving.slice(place)) source.add(left);
        fail(task, targetArn === undefined ? 'CouldNotDetermineMessageSource' : 'AWS.SimpleQueueService.NonExistentQueue');
        return;
      }
      this.#move(message, source, target);
      task.moved += 1;
    }
    if (moving.length < most || task.moved >= task.toMove) task.status = 'COMPLETED';
    else {
      task.nextStepMs += stepMs;
      this.#plan(task);
    }
  }

  /** AWS: "Redriven messages are considered new messages with a new messageID and enqueueTime assigned". */
  #move(message: Message, source: Queue, target: Queue): void {
    const nowMs = this.#sqs.now();
    const { handle: _handle, receivedMs: _received, firstReceivedMs: _first, deadLetterSourceArn: _source, ...kept } = message;
    const order = target.nextOrder();
    const renewed = { id: this.#sqs.environment.random.uuid(), order, sentMs: nowMs, visibleAtMs: nowMs, receiveCount: 0 };
    const moved: Message = { ...kept, ...renewed, ...(target.isFifo && { sequenceNumber: sequenceNumberOf(order) }) };
    target.add(moved);
    tellMessage(this.#sqs, source, message, { became: 'done', to: target.arn });
    tellMessage(this.#sqs, target, moved, { became: 'arrived', from: source.arn });
    this.#sqs.touch(target);
  }
}

function fail(task: MoveTaskState, reason: string): void {
  task.status = 'FAILED';
  task.failureReason = reason;
}
