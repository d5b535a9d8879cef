// ListDeadLetterSourceQueues, StartMessageMoveTask, ListMessageMoveTasks, CancelMessageMoveTask.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
import type * as Sdk from '@aws-sdk/client-sqs';
import { parseArn } from '../../../core/arn.ts';
import type { CallContext } from '../../../core/call.ts';
import { invalidParameter, invalidValue, missingParameter, resourceNotFound, unsupported } from '../errors.ts';
import { limits } from '../limits.ts';
import type { MoveTaskState } from '../moving/move-tasks.ts';
import { pageOf } from '../paging.ts';
import type { Queue } from '../queue.ts';
import { queueOf, queueUrl } from '../queue-url.ts';
import type { Sqs } from '../sqs.ts';

export function deadLetters(sqs: Sqs) {
  return {
    ListDeadLetterSourceQueues(input: Sdk.ListDeadLetterSourceQueuesRequest, context: CallContext): Sdk.ListDeadLetterSourceQueuesResult {
      const sources = [...sqs.sourcesOf(queueOf(sqs, input.QueueUrl, context))];
      const { items, nextToken } = pageOf(
        sources.sort((one, other) => (one.arn < other.arn ? -1 : 1)),
        input,
        ({ arn }) => arn,
      );
      const queueUrls = items.map(({ definition }) => queueUrl(definition, context.request));
      return { queueUrls, ...(nextToken !== undefined && { NextToken: nextToken }) };
    },

    StartMessageMoveTask(input: Sdk.StartMessageMoveTaskRequest): Sdk.StartMessageMoveTaskResult {
      const { SourceArn, DestinationArn: destinationArn, MaxNumberOfMessagesPerSecond: perSecond } = input;
      const source = queueByArn(sqs, SourceArn, 'SourceArn');
      if (sqs.sourcesOf(source).length === 0) throw invalidParameter('Source queue must be configured as a Dead Letter Queue.');
      const destination = destinationArn === undefined ? undefined : queueByArn(sqs, destinationArn, 'DestinationArn');
      if (destination === source) throw invalidParameter('Source queue arn and destination queue arn cannot be the same.');
      if (destination && destination.isFifo !== source.isFifo)
        throw invalidParameter('The source queue and destination queue must be of the same queue type.');
      if (perSecond !== undefined && (perSecond < 1 || perSecond > limits.movedPerSecond))
        throw invalidValue(perSecond, 'MaxNumberOfMessagesPerSecond', 'Must be between 1 and 500, if provided.');
      if (sqs.moveTasks.of(source.arn).some(({ status }) => status === 'RUNNING'))
        throw unsupported('There is already a task running. Only one active task is allowed for a source queue arn at a given time.');
      const task = sqs.moveTasks.start(source, {
        ...(destinationArn !== undefined && { destinationArn }),
        ...(perSecond !== undefined && { perSecond }),
      });
      return { TaskHandle: task.handle };
    },

    ListMessageMoveTasks(input: Sdk.ListMessageMoveTasksRequest): Sdk.ListMessageMoveTasksResult {
      const source = queueByArn(sqs, input.SourceArn, 'SourceArn');
      const { MaxResults: most = 1 } = input;
      if (most < 1 || most > limits.listedMoveTasks) throw invalidValue(most, 'MaxResults', 'Must be between 1 and 10, if provided.');
      return { Results: sqs.moveTasks.of(source.arn).slice(0, most).map(toldTask) };
    },

    CancelMessageMoveTask({ TaskHandle: handle }: Sdk.CancelMessageMoveTaskRequest): Sdk.CancelMessageMoveTaskResult {
      if (!handle) throw missingParameter('TaskHandle');
      const task = sqs.moveTasks.byHandle(handle);
      if (!task) throw resourceNotFound('TaskHandle');
      if (task.status !== 'RUNNING') throw unsupported('Only active tasks can be cancelled.');
      task.status = 'CANCELLED';
      return { ApproximateNumberOfMessagesMoved: task.moved };
    },
  };
}

function queueByArn(sqs: Sqs, arn: string | undefined, argument: 'SourceArn' | 'DestinationArn'): Queue {
  if (!arn) throw missingParameter(argument);
  if (parseArn(arn)?.service !== 'sqs')
    throw invalidParameter(
      `You must use this format to specify the ${argument}: arn:<partition>:<service>:<region>:<account-id>:<resource-id>`,
    );
  const queue = sqs.find(arn);
  if (!queue) throw resourceNotFound(argument);
  return queue;
}

function toldTask(task: MoveTaskState): Sdk.ListMessageMoveTasksResultEntry {
  return {
    // AWS: only of a running task.
    ...(task.status === 'RUNNING' && { TaskHandle: task.handle }),
    Status: task.status,
    SourceArn: task.sourceArn,
    ...(task.destinationArn !== undefined && { DestinationArn: task.destinationArn }),
    ...(task.perSecond !== undefined && { MaxNumberOfMessagesPerSecond: task.perSecond }),
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    ...(task.failureReason !== undefined && { FailureReason: task.failureReason }),
    StartedTimestamp: task.startedMs,
  };
}
