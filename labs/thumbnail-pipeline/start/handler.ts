// This file runs in Lambda. S3 calls `handler` when photos arrive.
import { DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event, S3Record } from './s3-event.ts';
import { makeThumbnail } from './thumbnail.ts';

const s3 = new S3Client({});
const dynamodb = new DynamoDBClient({});
const { ALBUMS, COUNTED_PHOTOS } = process.env;

export async function handler(event: S3Event): Promise<void> {
  // Step 4: TODO: an event may hold several records. Handle each one, also when another one fails. At the end, fail if one has failed.
  const [record] = event.Records;
  if (record) await handlePhoto(record);
}

async function handlePhoto({ s3: { bucket, object } }: S3Record): Promise<void> {
  // Step 3: TODO: this key is encoded as in a URL. Decode it.
  const key = object.key;
  console.log(`New photo: ${key} in ${bucket.name}`);
  // Step 3: TODO: get the photo, make its thumbnail, and put that under thumbnailKey(key) as an image/png.
  await countPhoto(key);
}

/** `thumbnails/reef/ray.png` for `photos/reef/ray.png`: always the same, however often it is asked for. */
const thumbnailKey = (key: string) => key.replace(/^photos\//, 'thumbnails/');

/** Adds 1 to the number of photos in the photo's album: `reef` for `photos/reef/ray.png`. */
async function countPhoto(key: string): Promise<void> {
  const album = key.split('/')[1] ?? '';
  // Step 5: TODO: an event may come twice. Count only a photo that is not yet in the table COUNTED_PHOTOS.
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: ALBUMS,
      Key: { album: { S: album } },
      UpdateExpression: 'ADD photos :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );
}
