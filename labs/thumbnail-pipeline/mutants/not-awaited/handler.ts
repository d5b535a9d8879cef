// This file runs in Lambda. S3 calls `handler` when photos arrive.
import { DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event, S3Record } from './s3-event.ts';
import { makeThumbnail } from './thumbnail.ts';

const s3 = new S3Client({});
const dynamodb = new DynamoDBClient({});
const { ALBUMS, COUNTED_PHOTOS } = process.env;

export async function handler(event: S3Event): Promise<void> {
  // Step 4: every record for itself, and an error at the end when one has failed.
  for (const record of event.Records) handlePhoto(record).catch(console.error);
}

async function handlePhoto({ s3: { bucket, object } }: S3Record): Promise<void> {
  // Step 3: a plus stands for a space, and the rest is percent-encoded.
  const key = decodeURIComponent(object.key.replaceAll('+', ' '));
  console.log(`New photo: ${key} in ${bucket.name}`);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: key }));
  const thumbnail = makeThumbnail((await Body?.transformToByteArray()) ?? new Uint8Array());
  await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: thumbnailKey(key), Body: thumbnail, ContentType: 'image/png' }));
  await countPhoto(key);
}

/** `thumbnails/reef/ray.png` for `photos/reef/ray.png`: always the same, however often it is asked for. */
const thumbnailKey = (key: string) => key.replace(/^photos\//, 'thumbnails/');

/** Adds 1 to the number of photos in the photo's album: `reef` for `photos/reef/ray.png`. */
async function countPhoto(key: string): Promise<void> {
  const album = key.split('/')[1] ?? '';
  // Step 5: remember the photo and count it, both or neither. A photo that is remembered already is not counted again.
  try {
    await dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: COUNTED_PHOTOS, Item: { photo: { S: key } }, ConditionExpression: 'attribute_not_exists(photo)' } },
          {
            Update: {
              TableName: ALBUMS,
              Key: { album: { S: album } },
              UpdateExpression: 'ADD photos :one',
              ExpressionAttributeValues: { ':one': { N: '1' } },
            },
          },
        ],
      }),
    );
  } catch (error) {
    const known = error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
    if (!known) throw error;
  }
}
