// Ready-made: the two versions of the app, new buckets, and what deploying needs. You can read it; you need not change it.
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { data, name, region, role } from 'workshop';

const s3 = new S3Client({});

/** The files of an app: texts by their paths. The page is index.html; it names all the others. */
export type Site = Readonly<Record<string, string>>;

/** Version 1 and version 2 of the app. */
export const versions: readonly [Site, Site] = data.versions;

let buckets = 0;

/** A new bucket. No two buckets in the world have the same name: the number of the account makes it yours. */
export async function newBucket(): Promise<string> {
  const account = role.split(':')[4];
  const Bucket = name(`puzzle-walk-${account}-${++buckets}`);
  await s3.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}

/** The address of a bucket's website. Some regions have a dot in place of the dash behind "website". */
export function addressOf(Bucket: string): string {
  return `http://${Bucket}.s3-website-${region}.amazonaws.com/`;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** What a file is, for browsers, by the end of its name. */
export function typeOf(path: string): string {
  return TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';
}

/** SHA-256, as the SDK has it in every browser. */
const Sha256 = s3.config.sha256 as new () => { update(bytes: Uint8Array): void; digest(): Promise<Uint8Array> };

/** A name that says what is in the file: 'app.js' becomes 'app.1f3a09c2.js'. Another text, another name; the same text, the same name. */
export async function hashedName(path: string, text: string): Promise<string> {
  const sha = new Sha256();
  sha.update(new TextEncoder().encode(text));
  const digest = await sha.digest();
  const hash = Array.from(digest.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const dot = path.lastIndexOf('.');
  return `${path.slice(0, dot)}.${hash}${path.slice(dot)}`;
}
