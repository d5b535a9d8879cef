// Message attributes of a publication: checked and measured.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
import type { MessageAttributeValue } from '@aws-sdk/client-sns';
import type { MessageAttribute } from '../../../core/ports.ts';
import { invalidAttributeValue } from '../errors.ts';

export type Attributes = Readonly<Record<string, MessageAttribute>>;

/** Throws AwsError ParameterValueInvalid. */
export function checkedAttributes(input: Readonly<Record<string, MessageAttributeValue>> = {}): Attributes {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, checkedAttribute(name, value)]));
}

function checkedAttribute(
  name: string,
  { DataType: dataType = '', StringValue: text, BinaryValue: binary }: MessageAttributeValue,
): MessageAttribute {
  if (!/^[\w.-]{1,256}$/.test(name) || /^(aws|amazon)\./i.test(name) || /^\.|\.$|\.\./.test(name))
    throw invalidAttributeValue(
      `Invalid parameter: Message attribute name '${name}' can contain only letters, digits, hyphens, underscores and periods, and must not start with AWS. or Amazon.`,
    );
  const [, type] = /^(String|Number|Binary)(\..+)?$/.exec(dataType) ?? [];
  if (dataType === '') throw invalidAttributeValue(`The message attribute '${name}' must contain non-empty message attribute type.`);
  if (type === undefined)
    throw invalidAttributeValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  if (type === 'Binary' ? !binary?.length : !text)
    throw invalidAttributeValue(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${dataType}'.`,
    );
  if (type === 'Number' && !Number.isFinite(Number(text)))
    throw invalidAttributeValue(`Could not cast message attribute '${name}' value to number.`);
  if (dataType === 'String.Array' && !isArray(text ?? ''))
    throw invalidAttributeValue(`The message attribute '${name}' must contain a JSON array of strings, numbers, true, false or null.`);
  return type === 'Binary' ? { dataType, binaryValue: binary as Uint8Array } : { dataType, stringValue: text as string };
}

/** Names, types and values: they count in the size of a message. */
export function attributeBytes(attributes: Attributes): number {
  const utf8 = new TextEncoder();
  return Object.entries(attributes).reduce((sum, [name, { dataType, stringValue, binaryValue }]) => {
    const value = binaryValue ?? utf8.encode(stringValue);
    return sum + utf8.encode(name).length + utf8.encode(dataType).length + value.length;
  }, 0);
}

function isArray(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
  } catch {
    // Not JSON at all.
    return false;
  }
}
