// Ready to use: a bucket, a role, a day of changes, and a word about each call. Read it, or leave it.
import type { ConfigurationItem, ResourceIdentifier } from '@aws-sdk/client-config-service';
import { AuthorizeSecurityGroupIngressCommand, CreateSecurityGroupCommand, DeleteSecurityGroupCommand, EC2Client } from '@aws-sdk/client-ec2';
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { name } from 'workshop';
import type { Day, Opening } from './day.ts';

const ec2 = new EC2Client({});
const iam = new IAMClient({});
const s3 = new S3Client({});

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const hours = (count: number) => sleep(count * 3_600_000);

/** Prints how a call went. One that is refused ends nothing: the next one is tried, too. */
export async function tried(what: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
    console.log(`✓ ${what}`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.log(`✗ ${what}: ${error.name}\n    ${error.message}`);
  }
}

/** A new bucket, in which nobody but this account may do anything. Returns its name. */
export async function makeBucket(): Promise<string> {
  const Bucket = name('config-files');
  await s3.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}

/** The role that AWS Config takes on to look at resources. Its policy, which AWS keeps, lets it read, and write nowhere. Returns the ARN. */
export async function makeRole(): Promise<string> {
  const RoleName = name('config-looks');
  const trust = { Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWS_ConfigRole' }));
  // AWS copies a new role to where it is used. That takes some seconds.
  await sleep(10_000);
  return Role?.Arn ?? '';
}

/** Gives the bucket a policy of these statements. */
export async function putPolicy(Bucket: string, statements: readonly object[]): Promise<void> {
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }));
}

async function open(GroupId: string, { port, cidr }: Opening): Promise<void> {
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: cidr }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
}

/** People make security groups in the morning, change some at noon, and delete some in the evening. */
export async function letTheDayPass({ groups }: Day): Promise<void> {
  const ids: string[] = [];
  for (const { name: word, morning } of groups) {
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: name(word), Description: word }));
    ids.push(GroupId);
    await sleep(60_000);
    await open(GroupId, morning);
  }
  await hours(4);
  for (const [index, { noon }] of groups.entries()) if (noon) await open(ids[index] ?? '', noon);
  await hours(5);
  for (const [index, { evening }] of groups.entries()) {
    if (evening === 'deleted') await ec2.send(new DeleteSecurityGroupCommand({ GroupId: ids[index] ?? '' }));
  }
  await hours(1);
}

interface Permission {
  readonly fromPort?: number;
  readonly ipRanges?: readonly string[];
}

/** What a group lets in, by one of its items. */
export function letsIn(item: ConfigurationItem | undefined): string {
  if (!item?.configuration) return 'nobody knows: the item has no configuration';
  const permissions: readonly Permission[] = JSON.parse(item.configuration).ipPermissions;
  const lines = permissions.flatMap(({ fromPort, ipRanges = [] }) => ipRanges.map((range) => `port ${fromPort ?? 'any'} from ${range}`));
  return lines.join(', ') || 'nobody from outside';
}

/** Files what was found, so that it is there when somebody asks. */
export async function fileReport(found: readonly { group: ResourceIdentifier; item: ConfigurationItem | undefined }[]): Promise<void> {
  const report = found.map(({ group, item }) => ({ id: group.resourceId, item: item?.configurationStateId }));
  await s3.send(new PutObjectCommand({ Bucket: name('config-files'), Key: 'report.json', Body: JSON.stringify(report, null, 2) }));
}
