// ReceiveMessage: waits, if asked to, and tells of each message what is asked for.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import type { MessageAttribute } from '../../../core/ports.ts';
import { invalidValue, unknownAttribute } from '../errors.ts';
import { limits } from '../limits.ts';
import { md5OfAttributes } from '../messages/message-attributes.ts';
import { isSystemAttribute, systemAttributesOf } from '../messages/system-attributes.ts';
import type { Queue } from '../queue.ts';
import { queueOf } from '../queue-url.ts';
import type { Given } from '../receiving.ts';
import type { Sqs } from '../sqs.ts';
import { receive } from '../waiting.ts';

export function receiveMessage(sqs: Sqs) {
  return {
    async ReceiveMessage(input: Sdk.ReceiveMessageRequest, context: CallContext): Promise<Sdk.ReceiveMessageResult> {
      const queue = queueOf(sqs, input.QueueUrl, context);
      checkInput(queue, input);
      const { MaxNumberOfMessages: most = 1, VisibilityTimeout: seconds, ReceiveRequestAttemptId: attemptId } = input;
      const request = {
        most,
        ...(seconds !== undefined && { visibilitySeconds: seconds }),
        ...(attemptId !== undefined && { attemptId }),
      };
      const waitSeconds = input.WaitTimeSeconds ?? queue.number('ReceiveMessageWaitTimeSeconds');
      const given = await receive(sqs, queue, request, waitSeconds);
      sqs.metrics.count(queue, given.length > 0 ? 'NumberOfMessagesReceived' : 'NumberOfEmptyReceives', given.length || 1);
      // AWS: the member is left out where there is no message.
      return given.length > 0 ? { Messages: given.map((message) => toldMessage(message, input)) } : {};
    },
  };
}

function checkInput(queue: Queue, input: Sdk.ReceiveMessageRequest): void {
  const { MaxNumberOfMessages: most, WaitTimeSeconds: wait, VisibilityTimeout: seconds, ReceiveRequestAttemptId: attempt } = input;
  if (most !== undefined && (most < 1 || most > limits.messagesPerReceive))
    throw invalidValue(most, 'MaxNumberOfMessages', 'Must be between 1 and 10, if provided.');
  if (wait !== undefined && (wait < 0 || wait > limits.waitSeconds))
    throw invalidValue(wait, 'WaitTimeSeconds', 'Must be >= 0 and <= 20, if provided.');
  if (seconds !== undefined && (seconds < 0 || seconds > limits.visibilitySeconds))
    throw invalidValue(seconds, 'VisibilityTimeout', 'Must be >= 0 and <= 43200, if provided.');
  if (attempt !== undefined && !queue.isFifo)
    throw invalidValue(attempt, 'ReceiveRequestAttemptId', 'The request include parameter that is not valid for this queue type.');
  for (const name of askedNames(input)) if (name !== 'All' && !isSystemAttribute(name)) throw unknownAttribute(name);
}

/** AWS: AttributeNames is the older name of MessageSystemAttributeNames. */
function askedNames({ AttributeNames: older = [], MessageSystemAttributeNames: names = [] }: Sdk.ReceiveMessageRequest): readonly string[] {
  return [...older, ...names];
}

function toldMessage(message: Given, input: Sdk.ReceiveMessageRequest): Sdk.Message {
  const asked = askedNames(input);
  const system = Object.entries(systemAttributesOf(message)).filter(([name]) => asked.includes('All') || asked.includes(name));
  const names = input.MessageAttributeNames ?? [];
  const own = Object.fromEntries(Object.entries(message.attributes).filter(([name]) => isAsked(name, names)));
  const digest = md5OfAttributes(own);
  return {
    MessageId: message.id,
    ReceiptHandle: message.handle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    // AWS: the digest is of what is told, so that the client can check it.
    ...(digest !== undefined && {
      MD5OfMessageAttributes: digest,
      MessageAttributes: Object.fromEntries(Object.entries(own).map(([name, value]) => [name, toldAttribute(value)])),
    }),
  };
}

/** AWS: `All`, `.*`, a name, or the beginning of names: `bar.*`. */
function isAsked(name: string, asked: readonly string[]): boolean {
  return asked.some((one) => one === 'All' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))));
}

function toldAttribute({ dataType, stringValue, binaryValue }: MessageAttribute): Sdk.MessageAttributeValue {
  return {
    DataType: dataType,
    ...(stringValue !== undefined && { StringValue: stringValue }),
    ...(binaryValue && { BinaryValue: binaryValue }),
  };
}
