// A message on its way into a queue: checked, deduplicated, stored.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { AwsError } from '../../core/errors.ts';
import type { MessageAttribute } from '../../core/ports.ts';
import { invalidContents, invalidParameter, invalidValue, missingParameter } from './errors.ts';
import { limits } from './limits.ts';
import type { Message } from './messages/message.ts';
import { attributeBytes, md5OfAttributes } from './messages/message-attributes.ts';
import { sequenceNumberOf } from './messages/sequence-number.ts';
import { isAllowedText } from './messages/text.ts';
import { tellMessage } from './passages.ts';
import type { Queue } from './queue.ts';
import type { Sqs } from './sqs.ts';

/** What somebody wants to send. Attributes are checked already. */
export interface Outgoing {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly senderId: string;
  /** The queue's own when absent. */
  readonly delaySeconds?: number;
  readonly traceHeader?: string;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  /** For observers: ARN of the resource or of the client that it comes from. */
  readonly origin?: { readonly from: string } | { readonly by: string };
}

/** A message that was accepted. Its ids are those of the first one where it is a duplicate. */
export type Sent = Pick<Message, 'id' | 'md5OfBody' | 'md5OfAttributes' | 'sequenceNumber' | 'bytes'>;

const utf8 = new TextEncoder();
const md5Of = (text: string) => bytesToHex(md5(utf8.encode(text)));

/** Throws AwsError for a message that the queue does not take. */
export function checkOutgoing(queue: Queue, { body, attributes, delaySeconds, groupId, deduplicationId }: Outgoing): void {
  if (body === '') throw missingParameter('MessageBody');
  if (!isAllowedText(body)) throw invalidContents();
  const mostBytes = queue.number('MaximumMessageSize');
  if (utf8.encode(body).length + attributeBytes(attributes) > mostBytes)
    throw invalidParameter(`One or more parameters are invalid. Reason: Message must be shorter than ${mostBytes} bytes.`);
  if (delaySeconds !== undefined && (delaySeconds < 0 || delaySeconds > limits.delaySeconds))
    throw invalidValue(delaySeconds, 'DelaySeconds', 'DelaySeconds must be >= 0 and <= 900.');
  checkId(groupId, 'MessageGroupId');
  checkId(deduplicationId, 'MessageDeduplicationId');
  if (queue.isFifo) checkFifo(queue, { delaySeconds, groupId, deduplicationId });
  else if (deduplicationId !== undefined) throw notOfThisType(deduplicationId, 'MessageDeduplicationId');
}

function checkFifo(
  queue: Queue,
  {
    delaySeconds,
    groupId,
    deduplicationId,
  }: { readonly [Name in 'delaySeconds' | 'groupId' | 'deduplicationId']: Outgoing[Name] | undefined },
): void {
  if (delaySeconds) throw notOfThisType(delaySeconds, 'DelaySeconds');
  if (groupId === undefined) throw missingParameter('MessageGroupId');
  if (deduplicationId === undefined && queue.attribute('ContentBasedDeduplication') !== 'true')
    throw invalidParameter('The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
}

/** AWS: up to 128 letters, digits and punctuation. */
function checkId(id: string | undefined, parameter: string): void {
  if (id === undefined || /^[!-~]{1,128}$/.test(id)) return;
  throw invalidValue(id, parameter, `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`);
}

function notOfThisType(value: unknown, parameter: string): AwsError {
  return invalidValue(value, parameter, 'The request include parameter that is not valid for this queue type.');
}

/** Puts a checked message into the queue, unless it is a duplicate. The caller touches the queue afterwards. */
export function enqueue(sqs: Sqs, queue: Queue, outgoing: Outgoing): Sent {
  const { body, attributes, senderId, traceHeader, groupId } = outgoing;
  const nowMs = sqs.now();
  const md5Attributes = md5OfAttributes(attributes);
  const digests = { md5OfBody: md5Of(body), ...(md5Attributes !== undefined && { md5OfAttributes: md5Attributes }) };
  const bytes = utf8.encode(body).length + attributeBytes(attributes);
  const deduplicationId = queue.isFifo ? (outgoing.deduplicationId ?? bytesToHex(sha256(utf8.encode(body)))) : undefined;
  const key = deduplicationId === undefined ? undefined : deduplicationKey(queue, deduplicationId, groupId);
  const earlier = key === undefined ? undefined : acceptedLately(queue, key, nowMs);
  if (earlier) return { id: earlier.messageId, sequenceNumber: earlier.sequenceNumber, bytes, ...digests };
  const order = queue.nextOrder();
  const message: Message = {
    id: sqs.environment.random.uuid(),
    body,
    ...digests,
    attributes,
    bytes,
    senderId,
    ...(traceHeader !== undefined && { traceHeader }),
    ...(groupId !== undefined && { groupId }),
    ...(deduplicationId !== undefined && { deduplicationId, sequenceNumber: sequenceNumberOf(order) }),
    sentMs: nowMs,
    order,
    visibleAtMs: nowMs + (outgoing.delaySeconds ?? queue.number('DelaySeconds')) * 1000,
    receiveCount: 0,
  };
  queue.add(message);
  tellMessage(sqs, queue, message, { became: 'arrived', ...outgoing.origin });
  if (key !== undefined) queue.accepted.set(key, { messageId: message.id, sequenceNumber: sequenceNumberOf(order), atMs: nowMs });
  return message;
}

/** The first message of the last five minutes that counts as the same. Forgets older ones: a Map keeps the order of time. */
function acceptedLately(queue: Queue, key: string, nowMs: number) {
  for (const [known, { atMs }] of queue.accepted) {
    if (nowMs - atMs < limits.deduplicationMs) break;
    queue.accepted.delete(known);
  }
  return queue.accepted.get(key);
}

function deduplicationKey(queue: Queue, id: string, groupId = ''): string {
  return queue.attribute('DeduplicationScope') === 'messageGroup' ? `${groupId} ${id}` : id;
}
