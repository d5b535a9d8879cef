// For the checks of this lab: puts photos, delivers events by hand, and looks at what the function has done. All through the SDK.
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetBucketNotificationConfigurationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { CheckContext } from '../../src/lab/definition.ts';
import { type Picture, pictureOf } from './pictures.ts';
import type { Upload } from './uploads.ts';

export type Context = CheckContext<readonly Upload[]>;

export const bucketOf = ({ name }: Context) => name('shark-photos');
export const functionOf = ({ name }: Context) => name('make-thumbnails');
export const thumbnailOf = (key: string) => key.replace(/^photos\//, 'thumbnails/');

/** Errors of the SDK that only say that something is not there. */
const ABSENT = /^(NoSuchKey|NoSuchBucket|NotFound|ResourceNotFoundException)$/;

/** What `work` gives; undefined when what it asks for does not exist. */
export async function ifThere<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && ABSENT.test(error.name)) return undefined;
    throw error;
  }
}

/** The bytes of an object, and its type; undefined when there is none. */
export async function objectAt(context: Context, Key: string) {
  const found = await ifThere(context.cloud(S3Client).send(new GetObjectCommand({ Bucket: bucketOf(context), Key })));
  if (!found) return undefined;
  const bytes = (await found.Body?.transformToByteArray()) ?? new Uint8Array();
  return { bytes, type: found.ContentType, picture: pictureOf(bytes) };
}

export async function put(context: Context, Key: string, Body: Uint8Array): Promise<void> {
  await context.cloud(S3Client).send(new PutObjectCommand({ Bucket: bucketOf(context), Key, Body, ContentType: 'image/png' }));
}

/** Waits for the thumbnail of a photo that was just put, up to ten seconds of lab time. */
export async function waitForThumbnail(context: Context, key: string): Promise<Picture | undefined> {
  for (let tries = 0; tries < 20; tries++) {
    const found = await objectAt(context, thumbnailOf(key));
    if (found) return found.picture;
    await context.wait(500);
  }
  return undefined;
}

/** The keys of the thumbnails that the function made of the run's photos, for a message. */
export async function thumbnailKeys(context: Context): Promise<readonly string[]> {
  const { Contents = [] } = await context
    .cloud(S3Client)
    .send(new ListObjectsV2Command({ Bucket: bucketOf(context), Prefix: 'thumbnails/' }));
  return Contents.map(({ Key = '' }) => Key).filter((key) => !key.startsWith('thumbnails/check'));
}

/** The number of photos that an album says it has; undefined when the album is not there. */
export async function photosIn(context: Context, album: string): Promise<number | undefined> {
  const { Item } = await context
    .cloud(DynamoDBClient)
    .send(new GetItemCommand({ TableName: context.name('albums'), Key: { album: { S: album } } }));
  return Item && Number(Item.photos?.N);
}

/** The lines of the function's log that match, oldest first. */
export async function logLines(context: Context, filterPattern: string): Promise<readonly string[]> {
  const logGroupName = `/aws/lambda/${functionOf(context)}`;
  const lines: string[] = [];
  for (let nextToken: string | undefined; ; ) {
    const page = await ifThere(
      context.cloud(CloudWatchLogsClient).send(new FilterLogEventsCommand({ logGroupName, filterPattern, nextToken })),
    );
    lines.push(...(page?.events ?? []).map(({ message = '' }) => message.trim()));
    nextToken = page?.nextToken;
    if (!nextToken) return lines;
  }
}

/** How often the function was called so far. */
export const calls = async (context: Context) => (await logLines(context, '"START RequestId"')).length;

/** What the function complained of, as the end of a message; empty when its log holds no error. A broken photo is among the causes. */
export async function complaints(context: Context): Promise<string> {
  const found = (await logLines(context, '"errorMessage"')).map((line) => /"errorMessage":\s*("(?:[^"\\]|\\.)*")/.exec(line)?.[1]);
  const messages = new Set(found.flatMap((text) => (text === undefined ? [] : [String(JSON.parse(text)).trim().replace(/:$/, '')])));
  return messages.size === 0 ? '' : ` The function's log has these errors: ${[...messages].slice(-3).join(' | ')}`;
}

/** Calls the function with an event of S3 and waits for its answer; gives the error's message when the function failed. */
export async function deliver(context: Context, records: readonly unknown[]): Promise<string | undefined> {
  const { FunctionError, Payload } = await context
    .cloud(LambdaClient)
    .send(
      new InvokeCommand({ FunctionName: functionOf(context), Payload: new TextEncoder().encode(JSON.stringify({ Records: records })) }),
    );
  if (!FunctionError) return undefined;
  const { errorType, errorMessage } = JSON.parse(new TextDecoder().decode(Payload));
  return `${errorType ?? 'Error'}: ${errorMessage}`;
}

/** The record that S3 makes of a photo that lies in the bucket now. */
export async function recordOf(context: Context, key: string, sequencer = 1): Promise<unknown> {
  const Bucket = bucketOf(context);
  const { ContentLength, ETag = '', LastModified } = await context.cloud(S3Client).send(new HeadObjectCommand({ Bucket, Key: key }));
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    eventTime: LastModified?.toISOString(),
    eventName: 'ObjectCreated:Put',
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'check',
      bucket: { name: Bucket, arn: `arn:aws:s3:::${Bucket}` },
      object: {
        // AWS: the key is encoded as in a form. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
        key: encodeURIComponent(key).replace(/%20/g, '+').replace(/%2F/g, '/'),
        size: ContentLength,
        eTag: ETag.replaceAll('"', ''),
        sequencer: sequencer.toString(16).toUpperCase().padStart(18, '0'),
      },
    },
  };
}

/** Does `work` while the bucket tells nobody of new objects, so that events come only from the check; then all is as before. */
export async function withoutNotifications<Value>(context: Context, work: () => Promise<Value>): Promise<Value> {
  const s3 = context.cloud(S3Client);
  const Bucket = bucketOf(context);
  const { $metadata, ...NotificationConfiguration } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} }));
  try {
    return await work();
  } finally {
    await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  }
}
