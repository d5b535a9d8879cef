// The attributes of queues: which there are, what they may be, and what they are when nobody said anything.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
import { AwsError } from '../../../core/errors.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { invalidAttribute, invalidParameter, unknownAttribute } from '../errors.ts';
import { limits } from '../limits.ts';

export type QueueKind = 'standard' | 'fifo';
/** As given; values are texts on the wire. */
export type GivenAttributes = Readonly<Record<string, string | undefined>>;

/** What a value must be. */
type Rule =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'text' };

interface Attribute {
  readonly rule: Rule;
  /** What GetQueueAttributes tells of a queue that was given none; nothing where it is absent. */
  readonly otherwise?: string;
  readonly only?: 'fifo';
}

const seconds = (min: number, max: number): Rule => ({ kind: 'number', min, max });
const words = (...allowed: string[]): Rule => ({ kind: 'words', words: allowed });
const text: Rule = { kind: 'text' };

/** The attributes that can be set, in the order in which AWS answers them. */
const settable: Readonly<Record<string, Attribute>> = {
  VisibilityTimeout: { rule: seconds(0, limits.visibilitySeconds), otherwise: '30' },
  MaximumMessageSize: { rule: { kind: 'number', min: 1024, max: limits.messageBytes }, otherwise: String(limits.messageBytes) },
  MessageRetentionPeriod: { rule: seconds(60, 14 * 24 * 60 * 60), otherwise: String(4 * 24 * 60 * 60) },
  DelaySeconds: { rule: seconds(0, limits.delaySeconds), otherwise: '0' },
  Policy: { rule: text },
  ReceiveMessageWaitTimeSeconds: { rule: seconds(0, limits.waitSeconds), otherwise: '0' },
  RedrivePolicy: { rule: text },
  RedriveAllowPolicy: { rule: text },
  KmsMasterKeyId: { rule: text },
  KmsDataKeyReusePeriodSeconds: { rule: seconds(60, 24 * 60 * 60) },
  SqsManagedSseEnabled: { rule: words('true', 'false'), otherwise: 'true' },
  FifoQueue: { rule: words('true'), only: 'fifo' },
  ContentBasedDeduplication: { rule: words('true', 'false'), otherwise: 'false', only: 'fifo' },
  DeduplicationScope: { rule: words('queue', 'messageGroup'), otherwise: 'queue', only: 'fifo' },
  FifoThroughputLimit: { rule: words('perQueue', 'perMessageGroupId'), otherwise: 'perQueue', only: 'fifo' },
};

/** The names of the attributes that can be set. */
export const settableNames: readonly string[] = Object.keys(settable);

/** The attributes that a queue has by itself. */
const told = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
] as const;
export type ToldAttribute = (typeof told)[number];

/** The names that GetQueueAttributes was asked for. Throws AwsError InvalidAttributeName. */
export function askedAttributes(names: readonly string[]): readonly string[] {
  const all = [...Object.keys(settable), ...told];
  for (const name of names) if (name !== 'All' && !all.includes(name)) throw unknownAttribute(name);
  return names.includes('All') ? all : names;
}

/**
 * The attributes of a queue after `given` is set. An empty text takes one away.
 * Throws AwsError InvalidAttributeName, InvalidAttributeValue, InvalidParameterValue. Policies about other queues are checked elsewhere.
 */
export function withAttributes(
  present: Readonly<Record<string, string>>,
  given: GivenAttributes,
  kind: QueueKind,
): Readonly<Record<string, string>> {
  const merged = new Map(Object.entries(present));
  for (const [name, value = ''] of Object.entries(given)) {
    checkOne(name, value, kind);
    if (value === '') merged.delete(name);
    else merged.set(name, value);
  }
  // AWS: one kind of encryption at a time; a key of KMS switches the other one off.
  if (given.KmsMasterKeyId) merged.set('SqsManagedSseEnabled', 'false');
  if (given.SqsManagedSseEnabled === 'true') {
    if (given.KmsMasterKeyId)
      throw invalidParameter('You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.');
    merged.delete('KmsMasterKeyId');
  }
  if (merged.get('FifoThroughputLimit') === 'perMessageGroupId' && merged.get('DeduplicationScope') !== 'messageGroup')
    throw invalidParameter(
      'The perMessageGroupId value for the FifoThroughputLimit attribute is allowed only when the value for DeduplicationScope attribute is messageGroup.',
    );
  return Object.fromEntries(merged);
}

/** The value of an attribute that can be set, its default where nobody set it. */
export function attributeValue(attributes: Readonly<Record<string, string>>, name: string, kind: QueueKind): string | undefined {
  const known = settable[name];
  if (!known || (known.only === 'fifo' && kind === 'standard')) return undefined;
  if (name === 'KmsDataKeyReusePeriodSeconds' && attributes.KmsMasterKeyId !== undefined) return attributes[name] ?? '300';
  return attributes[name] ?? known.otherwise;
}

function checkOne(name: string, value: string, kind: QueueKind): void {
  const known = Object.hasOwn(settable, name) ? settable[name] : undefined;
  if (!known || (known.only === 'fifo' && kind === 'standard')) throw unknownAttribute(name);
  if (known.rule.kind === 'text') {
    if (name === 'Policy' && value !== '') checkPolicy(value);
    return;
  }
  if (!isAllowed(value, known.rule)) throw invalidAttribute(name);
}

function isAllowed(value: string, rule: Exclude<Rule, { kind: 'text' }>): boolean {
  if (rule.kind === 'words') return rule.words.includes(value);
  return /^\d{1,9}$/.test(value) && Number(value) >= rule.min && Number(value) <= rule.max;
}

function checkPolicy(document: string): void {
  try {
    parsePolicy(document, 'resource');
  } catch (thrown) {
    if (thrown instanceof AwsError) throw invalidAttribute('Policy');
    throw thrown;
  }
}
