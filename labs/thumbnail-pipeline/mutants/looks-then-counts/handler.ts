// This file runs in Lambda. S3 calls `handler` when photos arrive.
import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event, S3Record } from './s3-event.ts';
import { makeThumbnail } from './thumbnail.ts';

const s3 = new S3Client({});
const dynamodb = new DynamoDBClient({});
const { ALBUMS, COUNTED_PHOTOS } = process.env;

export async function handler(event: S3Event): Promise<void> {
  // Step 4: every record for itself, and an error at the end when one has failed.
  const results = await Promise.allSettled(event.Records.map(handlePhoto));
  const failed = results.filter((result) => result.status === 'rejected');
  for (const { reason } of failed) console.error(reason);
  if (failed.length > 0) throw new Error(`${failed.length} of ${results.length} photos failed: ${failed[0]?.reason}`);
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
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: COUNTED_PHOTOS, Key: { photo: { S: key } } }));
  if (Item) return;
  await dynamodb.send(new PutItemCommand({ TableName: COUNTED_PHOTOS, Item: { photo: { S: key } } }));
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: ALBUMS,
      Key: { album: { S: album } },
      UpdateExpression: 'ADD photos :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );
}
