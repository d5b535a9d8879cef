// Ready to use: turns AWS Config on, makes security groups and instances, and lets a week of changes pass. Read it, or leave it.
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeImagesCommand,
  EC2Client,
  ModifyInstanceAttributeCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { name, role } from 'workshop';
import type { Change, Opening, Week } from './week.ts';

const config = new ConfigServiceClient({});
const ec2 = new EC2Client({});
const s3 = new S3Client({});
const filesBucket = name('config-files');

const minutes = (count: number) => new Promise<void>((resolve) => setTimeout(resolve, count * 60_000));

/** In its order: a recorder, a place for its files, and the start. It records groups, instances, and where they are. */
export async function turnOnConfig(): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: filesBucket }));
  const recordingGroup = {
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' as const },
    resourceTypes: ['AWS::EC2::SecurityGroup' as const, 'AWS::EC2::Instance' as const, 'AWS::EC2::VPC' as const, 'AWS::EC2::Subnet' as const],
  };
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN: role, recordingGroup } }));
  await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: filesBucket } }));
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
}

const permissionOf = ({ protocol, from, to, cidr }: Opening) => ({
  IpProtocol: protocol,
  ...(protocol === 'tcp' && { FromPort: from, ToPort: to }),
  IpRanges: [{ CidrIp: cidr }],
});

/** Lets the week pass, and returns the ids of the security groups by their names. */
export async function letTheWeekPass(week: Week): Promise<ReadonlyMap<string, string>> {
  const groups = new Map<string, string>();
  const instances = new Map<string, string>();
  const idOf = (ids: Map<string, string>, word: string) => ids.get(word) ?? word;

  for (const { name: word, openings } of week.groups) {
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: name(word), Description: word }));
    groups.set(word, GroupId);
    if (openings.length === 0) continue;
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: openings.map(permissionOf) }));
  }
  const wanted = { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-ami-2023.*-x86_64'] }] };
  const { Images: [image] = [] } = await ec2.send(new DescribeImagesCommand(wanted));
  for (const { name: word, groups: words } of week.instances) {
    const { Instances: [made] = [] } = await ec2.send(
      new RunInstancesCommand({
        ImageId: image?.ImageId,
        InstanceType: 't3.micro',
        MinCount: 1,
        MaxCount: 1,
        SecurityGroupIds: words.map((group) => idOf(groups, group)),
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: word }] }],
      }),
    );
    instances.set(word, made?.InstanceId ?? '');
  }

  const carryOut = async (change: Change): Promise<void> => {
    switch (change.kind) {
      case 'open':
      case 'close': {
        const input = { GroupId: idOf(groups, change.group), IpPermissions: [permissionOf(change.opening)] };
        if (change.kind === 'open') await ec2.send(new AuthorizeSecurityGroupIngressCommand(input));
        else await ec2.send(new RevokeSecurityGroupIngressCommand(input));
        return;
      }
      case 'tag': {
        const Tags = [{ Key: 'Owner', Value: change.owner }];
        await ec2.send(new CreateTagsCommand({ Resources: [idOf(instances, change.instance)], Tags }));
        return;
      }
      case 'move': {
        const Groups = change.groups.map((group) => idOf(groups, group));
        await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: idOf(instances, change.instance), Groups }));
        return;
      }
      case 'terminate':
        await ec2.send(new TerminateInstancesCommand({ InstanceIds: [idOf(instances, change.instance)] }));
    }
  };
  for (const { afterMinutes, change } of week.changes) {
    await minutes(afterMinutes);
    await carryOut(change);
  }
  await minutes(10);
  return groups;
}

/** Files what was found, so that it is there when somebody asks. */
export async function fileReport(report: object): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: filesBucket, Key: 'report.json', Body: JSON.stringify(report, null, 2) }));
}
