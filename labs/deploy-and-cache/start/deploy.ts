// How the app comes to its visitors: a bucket that is a website, and files in it with the headers that browsers go by.
import { PutBucketPolicyCommand, PutBucketWebsiteCommand, PutObjectCommand, PutPublicAccessBlockCommand, S3Client } from '@aws-sdk/client-s3';
import { hashedName, type Site, typeOf } from './ready-made.ts';

const s3 = new S3Client({});

/** Makes a website of a bucket. Everybody may read its objects, and that is all that everybody may. */
export async function openWebsite(Bucket: string): Promise<void> {
  // TODO 1: index.html is the page of an address that names no file.
  // TODO 1: let the bucket have public policies, and give it one: everybody may s3:GetObject.
}

/** Puts all files of a site into the bucket. */
export async function deploy(Bucket: string, site: Site): Promise<void> {
  // TODO 4: first the files that the page names, under hashedName() and for ever; then the page, with these names in it.
  for (const [path, text] of Object.entries(site)) {
    // TODO 3: a day in the cache, somebody said, makes the app fast. It does.
    await upload(Bucket, path, text, 'public, max-age=86400');
  }
}

async function upload(Bucket: string, Key: string, Body: string, CacheControl: string): Promise<void> {
  // TODO 2: say what it is, too.
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, CacheControl }));
}
