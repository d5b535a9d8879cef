// Message attributes: checked, measured, and digested as the SDKs verify it.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import type { MessageAttribute } from '../../../core/ports.ts';
import { invalidParameter, unsupported } from '../errors.ts';
import { limits } from '../limits.ts';
import { isAllowedText } from './text.ts';

type Attributes = Readonly<Record<string, MessageAttribute>>;

const utf8 = new TextEncoder();

/** The attributes of a request. Throws AwsError InvalidParameterValue. */
export function checkedAttributes(input: Readonly<Record<string, MessageAttributeValue>> = {}): Attributes {
  const entries = Object.entries(input);
  if (entries.length > limits.messageAttributes)
    throw invalidParameter(`Number of message attributes [${entries.length}] exceeds the allowed maximum [${limits.messageAttributes}].`);
  return Object.fromEntries(entries.map(([name, value]) => [name, checkedAttribute(name, value)]));
}

function checkedAttribute(name: string, value: MessageAttributeValue): MessageAttribute {
  checkName(name);
  const { DataType: dataType = '', StringValue: stringValue, BinaryValue: binaryValue } = value;
  if (value.StringListValues?.length || value.BinaryListValues?.length)
    throw unsupported('Message attribute list values in SendMessage operation are not supported.');
  const [, type] = /^(String|Number|Binary)(\..+)?$/.exec(dataType) ?? [];
  if (dataType === '' || type === undefined || dataType.length > 256)
    throw invalidParameter(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  const empty = type === 'Binary' ? !binaryValue?.length : !stringValue;
  if (empty) throw invalidParameter(`Message (user) attribute '${name}' must contain a non-empty value of type '${type}'.`);
  if (type === 'Number' && !Number.isFinite(Number(stringValue)))
    throw invalidParameter(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  if (stringValue !== undefined && !isAllowedText(stringValue))
    throw invalidParameter(
      `Invalid binary character was found in the message attribute '${name}' value, the set of allowed characters is #x9 | #xA | #xD | [#x20 to #xD7FF] | [#xE000 to #xFFFD] | [#x10000 to #x10FFFF]`,
    );
  return type === 'Binary' ? { dataType, binaryValue: binaryValue as Uint8Array } : { dataType, stringValue: stringValue as string };
}

function checkName(name: string): void {
  if (name.length === 0 || name.length > 256) throw invalidParameter('Message (user) attribute names must be shorter than 256 Bytes');
  if (!/^[\w.-]+$/.test(name))
    throw invalidParameter(
      'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. ',
    );
  if (/^(aws|amazon)\./i.test(name) || /^\.|\.$|\.\./.test(name))
    throw invalidParameter(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for internal use. Additionally, they cannot start or end with '.'.",
    );
}

/** What the attributes count in the size of a message: names, types and values. */
export function attributeBytes(attributes: Attributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { dataType, ...value }]) => sum + utf8.encode(name).length + utf8.encode(dataType).length + bytesOf(value).length,
    0,
  );
}

/**
 * AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation:
 * names in order, each of name, type and value behind its length, a byte for the kind of value.
 */
export function md5OfAttributes(attributes: Attributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const attribute = attributes[name] as MessageAttribute;
    const kind = new Uint8Array([attribute.binaryValue === undefined ? 1 : 2]);
    return [measured(utf8.encode(name)), measured(utf8.encode(attribute.dataType)), kind, measured(bytesOf(attribute))];
  });
  return bytesToHex(md5(concatBytes(...parts)));
}

function bytesOf({ stringValue, binaryValue }: Omit<MessageAttribute, 'dataType'>): Uint8Array {
  return binaryValue ?? utf8.encode(stringValue);
}

/** The bytes behind their length in four bytes, the highest first. */
function measured(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(4 + bytes.length);
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, 4);
  return whole;
}
