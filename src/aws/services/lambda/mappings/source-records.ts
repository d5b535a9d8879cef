// Records of sources as a function gets them, and as filters see them.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html, with-ddb.html, with-sqs.html, invocation-eventfiltering.html
import { matchesPattern, readPattern } from '../../../core/event-pattern.ts';
import { parsedJson } from '../../../core/json.ts';
import type { MessageAttribute, ReceivedMessage, StreamRecord } from '../../../core/ports.ts';
import { base64Of } from '../../../protocols/base64.ts';
import type { SourceKind } from './mapping.ts';

type Json = Readonly<Record<string, unknown>>;

export interface KinesisContext {
  readonly streamArn: string;
  readonly shardId: string;
  readonly roleArn: string;
}

export function kinesisRecord(record: StreamRecord, { streamArn, shardId, roleArn }: KinesisContext): Json {
  const { partitionKey, sequenceNumber, data, approximateArrivalMs } = record;
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey,
      sequenceNumber,
      data: base64Of(data),
      approximateArrivalTimestamp: approximateArrivalMs / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shardId}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: roleArn,
    awsRegion: streamArn.split(':')[3] ?? '',
    eventSourceARN: streamArn,
  };
}

/** The stream of a table hands over the record as the function gets it. */
export function tableRecord({ data }: StreamRecord): Json {
  return JSON.parse(new TextDecoder().decode(data));
}

export function queueRecord(message: ReceivedMessage, queueArn: string): Json {
  const { messageId, receiptHandle, body, md5OfBody, attributes, messageAttributes } = message;
  return {
    messageId,
    receiptHandle,
    body,
    attributes,
    messageAttributes: Object.fromEntries(Object.entries(messageAttributes).map(([name, attribute]) => [name, wireAttribute(attribute)])),
    md5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: queueArn.split(':')[3] ?? '',
  };
}

function wireAttribute({ dataType, stringValue, binaryValue }: MessageAttribute): Json {
  return {
    ...(stringValue !== undefined && { stringValue }),
    ...(binaryValue && { binaryValue: base64Of(binaryValue) }),
    stringListValues: [],
    binaryListValues: [],
    dataType,
  };
}

/** Asks whether a record goes to the function. Without filters all do. */
export function filterOf(kind: SourceKind, filters: readonly string[]): (record: Json) => boolean {
  const patterns = filters.map((text) => ({ pattern: readPattern(text), raw: JSON.parse(text) as Json }));
  if (patterns.length === 0) return () => true;
  return (record) => patterns.some(({ pattern, raw }) => matchesPattern(pattern, seenByFilter(kind, record, raw)));
}

/** AWS: a filter sees the data of Kinesis, and the body of a message, decoded: as JSON where the pattern looks into it, else as text. */
function seenByFilter(kind: SourceKind, record: Json, pattern: Json): Json {
  if (kind === 'dynamodb') return record;
  const [name, text] = kind === 'sqs' ? ['body', String(record.body)] : ['data', kinesisText(record)];
  const metadata = kind === 'sqs' ? record : { ...record, ...(record.kinesis as Json) };
  return { ...metadata, [name]: Array.isArray(pattern[name]) ? text : parsedJson(text) };
}

function kinesisText({ kinesis }: Json): string {
  const data = String((kinesis as Json).data);
  return new TextDecoder().decode(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
}
