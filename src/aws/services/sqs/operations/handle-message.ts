// DeleteMessage, ChangeMessageVisibility, and their batches.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import { changeVisibility, deleteMessage } from '../handling.ts';
import { queueOf } from '../queue-url.ts';
import type { Sqs } from '../sqs.ts';
import { answerEach, checkedEntries } from './batch.ts';

export function handleMessage(sqs: Sqs) {
  return {
    DeleteMessage(input: Sdk.DeleteMessageRequest, context: CallContext): void {
      const queue = queueOf(sqs, input.QueueUrl, context);
      if (deleteMessage(sqs, queue, input.ReceiptHandle) === 'deleted') sqs.metrics.count(queue, 'NumberOfMessagesDeleted');
    },

    DeleteMessageBatch(input: Sdk.DeleteMessageBatchRequest, context: CallContext): Sdk.DeleteMessageBatchResult {
      const queue = queueOf(sqs, input.QueueUrl, context);
      let deleted = 0;
      const result = answerEach(checkedEntries(input.Entries, 'DeleteMessageBatch'), ({ Id, ReceiptHandle }) => {
        if (deleteMessage(sqs, queue, ReceiptHandle) === 'deleted') deleted += 1;
        return { Id };
      });
      if (deleted > 0) sqs.metrics.count(queue, 'NumberOfMessagesDeleted', deleted);
      return result;
    },

    ChangeMessageVisibility(input: Sdk.ChangeMessageVisibilityRequest, context: CallContext): void {
      changeVisibility(sqs, queueOf(sqs, input.QueueUrl, context), input.ReceiptHandle, input.VisibilityTimeout);
    },

    ChangeMessageVisibilityBatch(
      input: Sdk.ChangeMessageVisibilityBatchRequest,
      context: CallContext,
    ): Sdk.ChangeMessageVisibilityBatchResult {
      const queue = queueOf(sqs, input.QueueUrl, context);
      return answerEach(checkedEntries(input.Entries, 'ChangeMessageVisibilityBatch'), ({ Id, ReceiptHandle, VisibilityTimeout }) => {
        changeVisibility(sqs, queue, ReceiptHandle, VisibilityTimeout);
        return { Id };
      });
    },
  };
}
