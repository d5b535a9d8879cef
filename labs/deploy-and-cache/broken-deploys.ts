// A deploy.ts with the cache trap in it: the learner's specs must notice it. JavaScript, for runSpecs.

/** A browser asks for the page each time, so that the lab's own spec about that is green, and takes everything else from its cache for a day. */
export const filesForADay = `
import { PutBucketPolicyCommand, PutBucketWebsiteCommand, PutObjectCommand, PutPublicAccessBlockCommand, S3Client } from '@aws-sdk/client-s3';
import { typeOf } from './ready-made.ts';

const s3 = new S3Client({});

export async function openWebsite(Bucket) {
  await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }));
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { BlockPublicPolicy: false } }));
  const Statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::' + Bucket + '/*' };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
}

export async function deploy(Bucket, site) {
  for (const [Key, Body] of Object.entries(site)) {
    const CacheControl = Key === 'index.html' ? 'no-cache' : 'public, max-age=86400';
    await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: typeOf(Key), CacheControl }));
  }
}
`;
