// SendMessage and SendMessageBatch.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import type { MessageAttribute } from '../../../core/ports.ts';
import { batchTooLong, invalidParameter, missingParameter } from '../errors.ts';
import { limits } from '../limits.ts';
import { attributeBytes, checkedAttributes, md5OfAttributes } from '../messages/message-attributes.ts';
import type { Queue } from '../queue.ts';
import { queueOf } from '../queue-url.ts';
import { checkOutgoing, enqueue, type Outgoing, type Sent } from '../sending.ts';
import type { Sqs } from '../sqs.ts';
import { answerEach, checkedEntries } from './batch.ts';

type Entry = Omit<Sdk.SendMessageRequest, 'QueueUrl'>;

export function sendMessage(sqs: Sqs) {
  return {
    SendMessage(input: Sdk.SendMessageRequest, context: CallContext): Sdk.SendMessageResult {
      const queue = queueOf(sqs, input.QueueUrl, context);
      const [sent, answer] = send(sqs, queue, input, context);
      sqs.touch(queue);
      sqs.metrics.sent(queue, sent.bytes);
      return answer;
    },

    SendMessageBatch(input: Sdk.SendMessageBatchRequest, context: CallContext): Sdk.SendMessageBatchResult {
      const queue = queueOf(sqs, input.QueueUrl, context);
      const entries = checkedEntries(input.Entries, 'SendMessageBatch');
      const bytes = entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
      if (bytes > limits.messageBytes) throw batchTooLong(bytes, limits.messageBytes);
      const all: Sent[] = [];
      const result = answerEach(entries, (entry): Sdk.SendMessageBatchResultEntry => {
        const [sent, { MessageId, MD5OfMessageBody, ...rest }] = send(sqs, queue, entry, context);
        all.push(sent);
        return { Id: entry.Id, MessageId, MD5OfMessageBody, ...rest };
      });
      sqs.touch(queue);
      for (const sent of all) sqs.metrics.sent(queue, sent.bytes);
      return result;
    },
  };
}

function send(sqs: Sqs, queue: Queue, entry: Entry, context: CallContext): readonly [Sent, Sdk.SendMessageResult] {
  const system = systemAttributes(entry.MessageSystemAttributes);
  // AWS: the header of a traced call becomes the attribute too, so that the trace goes on at the receiver.
  const trace = system?.AWSTraceHeader.stringValue ?? context.request.headers.get('x-amzn-trace-id');
  const outgoing: Outgoing = {
    body: entry.MessageBody ?? '',
    attributes: checkedAttributes(entry.MessageAttributes),
    senderId: context.principal.userId,
    origin: { by: context.callerArn },
    ...(entry.DelaySeconds !== undefined && { delaySeconds: entry.DelaySeconds }),
    ...(trace !== null && { traceHeader: trace }),
    ...(entry.MessageGroupId !== undefined && { groupId: entry.MessageGroupId }),
    ...(entry.MessageDeduplicationId !== undefined && { deduplicationId: entry.MessageDeduplicationId }),
  };
  checkOutgoing(queue, outgoing);
  const sent = enqueue(sqs, queue, outgoing);
  const answer = {
    MessageId: sent.id,
    MD5OfMessageBody: sent.md5OfBody,
    ...(sent.md5OfAttributes !== undefined && { MD5OfMessageAttributes: sent.md5OfAttributes }),
    ...(system && { MD5OfMessageSystemAttributes: md5OfAttributes({ ...system }) }),
    ...(sent.sequenceNumber !== undefined && { SequenceNumber: sent.sequenceNumber }),
  };
  return [sent, answer];
}

/** AWS: the trace header is the only one that can be sent. Sentences inferred. */
function systemAttributes(
  given: Sdk.SendMessageRequest['MessageSystemAttributes'],
): { readonly AWSTraceHeader: MessageAttribute } | undefined {
  const entries = Object.entries(given ?? {});
  if (entries.length === 0) return undefined;
  const other = entries.find(([name]) => name !== 'AWSTraceHeader');
  if (other) throw invalidParameter(`Message system attribute name '${other[0]}' is not valid.`);
  const { DataType, StringValue } = given?.AWSTraceHeader ?? {};
  if (DataType !== 'String') throw invalidParameter("The type of message system attribute 'AWSTraceHeader' must be String.");
  if (!StringValue) throw missingParameter('MessageSystemAttributes.AWSTraceHeader.StringValue');
  return { AWSTraceHeader: { dataType: DataType, stringValue: StringValue } };
}

function bytesOf({ MessageBody: body = '', MessageAttributes: attributes = {} }: Entry): number {
  const plain = Object.entries(attributes).map(([name, { DataType = '', StringValue = '', BinaryValue }]) => [
    name,
    { dataType: DataType, ...(BinaryValue ? { binaryValue: BinaryValue } : { stringValue: StringValue }) },
  ]);
  return new TextEncoder().encode(body).length + attributeBytes(Object.fromEntries(plain));
}
