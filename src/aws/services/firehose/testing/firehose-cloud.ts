// A test cloud with a client of Firehose, a bucket, and a role that Firehose may assume. For tests.
import {
  CreateDeliveryStreamCommand,
  type CreateDeliveryStreamCommandInput,
  type DeliveryStreamDescription,
  DescribeDeliveryStreamCommand,
  type ExtendedS3DestinationConfiguration,
  FirehoseClient,
  PutRecordBatchCommand,
} from '@aws-sdk/client-firehose';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { AwsOptions } from '../../../index.ts';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export const ACCOUNT = '123456789012';
export const BUCKET = 'lake';
export const BUCKET_ARN = `arn:aws:s3:::${BUCKET}`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/firehose`;
export const STREAM = 'clicks';
export const STREAM_ARN = `arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/${STREAM}`;

/** Those of the cloud that is asked for, or of one with functions. */
export type Reachable = Pick<TestCloud, 'client' | 'advance'>;

export interface FirehoseUser {
  readonly firehose: FirehoseClient;
  readonly s3: S3Client;
  /** Makes a stream to the bucket and waits until it is ACTIVE. */
  create(s3?: Partial<ExtendedS3DestinationConfiguration>, more?: Partial<CreateDeliveryStreamCommandInput>): Promise<void>;
  put(...texts: string[]): Promise<void>;
  describe(): Promise<DeliveryStreamDescription>;
  /** The keys in the bucket, sorted. */
  keys(): Promise<string[]>;
  read(key: string): Promise<Uint8Array>;
  text(key: string): Promise<string>;
  /** All objects under a prefix, as texts one behind the other. */
  texts(prefix?: string): Promise<string[]>;
  createRole(name: string, actions: readonly string[], service?: string): Promise<void>;
}

/** The clients and the bucket, in whatever cloud. */
export async function firehoseUser({ client, advance }: Reachable): Promise<FirehoseUser> {
  const firehose = client(FirehoseClient);
  const s3 = client(S3Client);
  const iam = client(IAMClient);
  const createRole: FirehoseUser['createRole'] = async (RoleName, Action, Service = 'firehose.amazonaws.com') => {
    const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } };
    const document = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }));
    if (Action.length === 0) return;
    const PolicyDocument = document({ Effect: 'Allow', Action, Resource: '*' });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'all', PolicyDocument }));
  };
  await createRole('firehose', ['*']);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const keys = async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return Contents.map(({ Key = '' }) => Key).sort();
  };
  const read = async (Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  };
  const text = async (key: string) => new TextDecoder().decode(await read(key));
  return {
    firehose,
    s3,
    createRole,
    keys,
    read,
    text,
    async create(extended = {}, more = {}) {
      const ExtendedS3DestinationConfiguration = { RoleARN: ROLE, BucketARN: BUCKET_ARN, ...extended };
      await firehose.send(new CreateDeliveryStreamCommand({ DeliveryStreamName: STREAM, ExtendedS3DestinationConfiguration, ...more }));
      await advance(1000);
    },
    async put(...texts) {
      const Records = texts.map((each) => ({ Data: new TextEncoder().encode(each) }));
      await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: STREAM, Records }));
    },
    async describe() {
      const { DeliveryStreamDescription } = await firehose.send(new DescribeDeliveryStreamCommand({ DeliveryStreamName: STREAM }));
      if (!DeliveryStreamDescription) throw new Error('nothing was described');
      return DeliveryStreamDescription;
    },
    async texts(prefix = '') {
      return Promise.all((await keys()).filter((key) => key.startsWith(prefix)).map(text));
    },
  };
}

export type FirehoseCloud = TestCloud & FirehoseUser;

export async function firehoseCloud(options: Pick<AwsOptions, 'throughput'> = {}): Promise<FirehoseCloud> {
  const cloud = testCloud(options);
  return { ...cloud, ...(await firehoseUser(cloud)) };
}
