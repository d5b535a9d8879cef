// How the app comes to its visitors: a bucket that is a website, and files in it with the headers that browsers go by.
import { PutBucketPolicyCommand, PutBucketWebsiteCommand, PutObjectCommand, PutPublicAccessBlockCommand, S3Client } from '@aws-sdk/client-s3';
import { hashedName, type Site, typeOf } from './ready-made.ts';

const s3 = new S3Client({});

/** Makes a website of a bucket. Everybody may read its objects, and that is all that everybody may. */
export async function openWebsite(Bucket: string): Promise<void> {
  await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }));
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false },
    }),
  );
  const Statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
}

/** Puts all files of a site into the bucket. */
export async function deploy(Bucket: string, site: Site): Promise<void> {
  for (const [path, text] of Object.entries(site)) {
    await upload(Bucket, path, text, path === 'index.html' ? 'no-cache' : 'public, max-age=86400');
  }
}

async function upload(Bucket: string, Key: string, Body: string, CacheControl: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, CacheControl, ContentType: typeOf(Key) }));
}
