// What somebody wants to publish, against the rules of the topic.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { invalidParameter } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Topic } from '../topic.ts';
import { type Attributes, attributeBytes } from './message-attributes.ts';
import type { Published } from './published.ts';

/** Attributes are checked already. */
export interface Outgoing {
  readonly message: string;
  readonly structure?: string;
  readonly subject?: string;
  readonly attributes: Attributes;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

export type CheckedMessage = Pick<Published, 'message' | 'byProtocol' | 'subject' | 'attributes' | 'groupId' | 'deduplicationId'>;

const utf8 = new TextEncoder();

/** Bytes of text and attributes. */
export function bytesOf({ message, attributes }: Pick<Outgoing, 'message' | 'attributes'>): number {
  return utf8.encode(message).length + attributeBytes(attributes);
}

/** Throws AwsError InvalidParameter. */
export function checkMessage(topic: Topic, outgoing: Outgoing): CheckedMessage {
  const { message, structure, subject, attributes, groupId } = outgoing;
  if (message === '') throw invalidParameter('Empty message');
  if (bytesOf(outgoing) > limits.messageBytes) throw invalidParameter('Message too long');
  if (subject !== undefined) checkSubject(subject);
  checkId(groupId, 'MessageGroupId');
  checkId(outgoing.deduplicationId, 'MessageDeduplicationId');
  const deduplicationId = topic.isFifo ? fifoId(topic, outgoing) : undefined;
  if (!topic.isFifo && outgoing.deduplicationId !== undefined)
    throw invalidParameter(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  const byProtocol = structure === undefined ? undefined : textsByProtocol(message, structure);
  return {
    message: byProtocol?.default ?? message,
    ...(byProtocol && { byProtocol }),
    ...(subject !== undefined && { subject }),
    attributes,
    ...(groupId !== undefined && { groupId }),
    ...(deduplicationId !== undefined && { deduplicationId }),
  };
}

/** AWS: up to 100 characters, no line breaks or control characters. */
function checkSubject(subject: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
  const wrong = subject === '' || subject.length > limits.subjectCharacters || /[\x00-\x1f\x7f]/.test(subject);
  if (wrong) throw invalidParameter('Subject');
}

function checkId(id: string | undefined, parameter: string): void {
  if (id === undefined || /^[!-~]{1,128}$/.test(id)) return;
  throw invalidParameter(`${parameter} Reason: ${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length`);
}

/** The id that tells duplicates: the sender's, or by the content. */
function fifoId(topic: Topic, { groupId, deduplicationId, message }: Outgoing): string {
  if (groupId === undefined) throw invalidParameter('The MessageGroupId parameter is required for FIFO topics');
  if (deduplicationId !== undefined) return deduplicationId;
  if (topic.attributes.ContentBasedDeduplication !== 'true')
    throw invalidParameter('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
  return bytesToHex(sha256(utf8.encode(message)));
}

/** AWS: a JSON object with a text `default`; members that are no texts are passed over. */
function textsByProtocol(message: string, structure: string): Readonly<Record<string, string>> & { readonly default: string } {
  if (structure !== 'json') throw invalidParameter('MessageStructure');
  const texts = Object.fromEntries(
    Object.entries(objectOf(message)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const { default: fallback } = texts;
  if (fallback === undefined) throw invalidParameter('Message Structure - No default entry in JSON message body');
  return { ...texts, default: fallback };
}

function objectOf(text: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  return parsed;
}
