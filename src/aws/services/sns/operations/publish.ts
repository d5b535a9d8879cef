// Publish and PublishBatch.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, API_PublishBatch.html
import type * as Sdk from '@aws-sdk/client-sns';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { batchTooLong, emptyBatch, entryIdsNotDistinct, invalidEntryId, invalidParameter, notEmbedded, tooManyEntries } from '../errors.ts';
import { limits } from '../limits.ts';
import { bytesOf, checkMessage, type Outgoing } from '../message/checked-message.ts';
import { checkedAttributes } from '../message/message-attributes.ts';
import { publish } from '../publishing.ts';
import type { Sns } from '../sns.ts';
import { topicOf } from '../topic-argument.ts';

type Entry = Omit<Sdk.PublishInput, 'TopicArn' | 'TargetArn' | 'PhoneNumber'>;

export function publishing(sns: Sns) {
  return {
    Publish(input: Sdk.PublishInput, context: CallContext): Sdk.PublishResponse {
      const { TopicArn: topicArn, TargetArn: targetArn, PhoneNumber: phone } = input;
      if (phone !== undefined) throw notEmbedded('Sending a text message to a phone');
      if (topicArn === undefined && targetArn === undefined)
        throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
      if (targetArn?.includes(':endpoint/')) throw notEmbedded('Publishing to a platform endpoint');
      const topic = topicOf(sns, topicArn ?? targetArn, context, topicArn === undefined ? 'TargetArn' : 'TopicArn');
      return answerOf(publish(sns, topic, checkMessage(topic, outgoingOf(input)), traceOf(context), { by: context.callerArn }));
    },

    PublishBatch(input: Sdk.PublishBatchInput, context: CallContext): Sdk.PublishBatchResponse {
      const topic = topicOf(sns, input.TopicArn, context);
      const entries = checkedEntries(input.PublishBatchRequestEntries ?? []);
      const Successful: Sdk.PublishBatchResultEntry[] = [];
      const Failed: Sdk.BatchResultErrorEntry[] = [];
      for (const entry of entries) {
        try {
          Successful.push({
            Id: entry.Id,
            ...answerOf(publish(sns, topic, checkMessage(topic, outgoingOf(entry)), traceOf(context), { by: context.callerArn })),
          });
        } catch (thrown) {
          if (!(thrown instanceof AwsError)) throw thrown;
          const code = thrown.code === 'InvalidParameterValueException' ? 'ParameterValueInvalid' : 'InvalidParameter';
          Failed.push({ Id: entry.Id, Code: code, Message: thrown.message, SenderFault: true });
        }
      }
      return { Successful, Failed };
    },
  };
}

/** Throws AwsError for a batch that is refused as a whole. */
function checkedEntries(entries: readonly Sdk.PublishBatchRequestEntry[]): readonly Sdk.PublishBatchRequestEntry[] {
  if (entries.length === 0) throw emptyBatch();
  if (entries.length > limits.batchEntries) throw tooManyEntries();
  const ids = entries.map(({ Id: id = '' }) => id);
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id))) throw invalidEntryId();
  if (new Set(ids).size < ids.length) throw entryIdsNotDistinct();
  const bytes = entries.reduce(
    (sum, entry) => sum + bytesOf({ message: entry.Message ?? '', attributes: checkedAttributes(entry.MessageAttributes) }),
    0,
  );
  if (bytes > limits.messageBytes) throw batchTooLong();
  return entries;
}

function outgoingOf(entry: Entry): Outgoing {
  const { Message: message = '', MessageStructure: structure, Subject: subject, MessageGroupId: groupId } = entry;
  return {
    message,
    attributes: checkedAttributes(entry.MessageAttributes),
    ...(structure !== undefined && { structure }),
    ...(subject !== undefined && { subject }),
    ...(groupId !== undefined && { groupId }),
    ...(entry.MessageDeduplicationId !== undefined && { deduplicationId: entry.MessageDeduplicationId }),
  };
}

function traceOf({ request }: CallContext): string | undefined {
  return request.headers.get('x-amzn-trace-id') ?? undefined;
}

function answerOf({ messageId, sequenceNumber }: { readonly messageId: string; readonly sequenceNumber?: string }) {
  return { MessageId: messageId, ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }) };
}
