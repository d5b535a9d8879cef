// A test cloud with an S3 client and a bucket. For tests.
import {
  CreateBucketCommand,
  type CreateBucketCommandInput,
  GetObjectCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ClientOptions } from '../../../testing/sdk-client.ts';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export const BUCKET = 'prices';

export interface S3Cloud extends TestCloud {
  readonly s3: S3Client;
  /** A client of another account or region. */
  s3As(options: ClientOptions): S3Client;
  /** Puts text under a key. */
  put(key: string, text?: string, input?: Partial<PutObjectCommandInput>): ReturnType<typeof putText>;
  /** The text under a key. */
  text(key: string, versionId?: string): Promise<string>;
  /** A request as a browser or curl would send it: no signature. */
  anonymous(path: string, init?: RequestInit): Promise<Response>;
  versioning(status: 'Enabled' | 'Suspended'): Promise<void>;
}

const putText = (s3: S3Client, key: string, text: string, input: Partial<PutObjectCommandInput>) =>
  s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: text, ...input }));

/** @param bucket how the bucket `prices` is made; `none` makes none */
export async function s3Cloud(bucket: Partial<CreateBucketCommandInput> | 'none' = {}): Promise<S3Cloud> {
  const cloud = testCloud();
  const s3 = cloud.client(S3Client);
  if (bucket !== 'none') await s3.send(new CreateBucketCommand({ Bucket: BUCKET, ...bucket }));
  return {
    ...cloud,
    s3,
    s3As: (options) => cloud.client(S3Client, options),
    put: (key, text = key, input = {}) => putText(s3, key, text, input),
    async text(key, versionId) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key, VersionId: versionId }));
      return (await Body?.transformToString()) ?? '';
    },
    anonymous: (path, init) => cloud.aws.fetch(new Request(`http://localhost:4566${path}`, init)),
    async versioning(status) {
      await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: status } }));
    },
  };
}

/** The same, with ACLs in use and public access not blocked, as buckets were before April 2023. */
export async function openS3Cloud(): Promise<S3Cloud> {
  const cloud = await s3Cloud();
  const ownership = { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' as const }] };
  await cloud.s3.send(new PutBucketOwnershipControlsCommand({ Bucket: BUCKET, OwnershipControls: ownership }));
  await cloud.s3.send(new PutPublicAccessBlockCommand({ Bucket: BUCKET, PublicAccessBlockConfiguration: {} }));
  return cloud;
}
