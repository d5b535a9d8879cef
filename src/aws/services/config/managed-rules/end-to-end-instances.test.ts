// Managed rules on instances, addresses, volumes and network ACLs through the service, with the real client.
import {
  AllocateAddressCommand,
  AssociateAddressCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  DescribeImagesCommand,
  DescribeVpcsCommand,
  type EC2Client,
  ModifyInstanceMetadataOptionsCommand,
  ReplaceNetworkAclEntryCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { DAY, ruleCloud } from './testing/rule-cloud.ts';

async function run(ec2: EC2Client, more: Partial<RunInstancesCommandInput> = {}): Promise<string> {
  const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
  const ImageId = Images?.[0]?.ImageId;
  const { Instances } = await ec2.send(new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...more }));
  return Instances?.[0]?.InstanceId ?? '';
}

test('type, public address and metadata of an instance', async () => {
  const cloud = await ruleCloud();
  const id = await run(cloud.ec2);
  await cloud.putRule('DESIRED_INSTANCE_TYPE', { instanceType: 't3.micro,t3.small' });
  await cloud.putRule('DESIRED_INSTANCE_TENANCY', { tenancy: 'DEDICATED' });
  await cloud.putRule('EC2_INSTANCE_NO_PUBLIC_IP');
  await cloud.putRule('EC2_IMDSV2_CHECK');
  expect(await cloud.complianceOf('DESIRED_INSTANCE_TYPE')).toEqual({ [id]: 'COMPLIANT' });
  expect(await cloud.complianceOf('DESIRED_INSTANCE_TENANCY')).toEqual({ [id]: 'NON_COMPLIANT' });
  // The default subnet gives a public address.
  expect(await cloud.complianceOf('EC2_INSTANCE_NO_PUBLIC_IP')).toEqual({ [id]: 'NON_COMPLIANT' });
  await cloud.ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpTokens: 'optional' }));
  expect(await cloud.complianceOf('EC2_IMDSV2_CHECK')).toEqual({ [id]: 'NON_COMPLIANT' });
  await cloud.ec2.send(new ModifyInstanceMetadataOptionsCommand({ InstanceId: id, HttpTokens: 'required' }));
  expect(await cloud.complianceOf('EC2_IMDSV2_CHECK')).toEqual({ [id]: 'COMPLIANT' });
});

test('an instance that has been stopped for too long', async () => {
  const cloud = await ruleCloud();
  const id = await run(cloud.ec2);
  await cloud.putRule('EC2_STOPPED_INSTANCE', { AllowedDays: '2' });
  expect(await cloud.complianceOf('EC2_STOPPED_INSTANCE')).toEqual({ [id]: 'COMPLIANT' });
  await cloud.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
  expect(await cloud.complianceOf('EC2_STOPPED_INSTANCE', 1.5 * DAY)).toEqual({ [id]: 'COMPLIANT' });
  expect(await cloud.complianceOf('EC2_STOPPED_INSTANCE', 2 * DAY)).toEqual({ [id]: 'NON_COMPLIANT' });
});

test('an address that nothing uses, and the volume of an instance', async () => {
  const cloud = await ruleCloud();
  const InstanceId = await run(cloud.ec2);
  const { AllocationId = '' } = await cloud.ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  await cloud.putRule('EIP_ATTACHED');
  await cloud.putRule('ENCRYPTED_VOLUMES');
  expect(await cloud.complianceOf('EIP_ATTACHED')).toEqual({ [AllocationId]: 'NON_COMPLIANT' });
  await cloud.ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId }));
  expect(await cloud.complianceOf('EIP_ATTACHED')).toEqual({ [AllocationId]: 'COMPLIANT' });
  expect(Object.values(await cloud.complianceOf('ENCRYPTED_VOLUMES'))).toEqual(['NON_COMPLIANT']);
});

test('a network ACL that lets SSH in from everywhere', async () => {
  const cloud = await ruleCloud();
  const { ec2 } = cloud;
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
  const { NetworkAcl } = await ec2.send(new CreateNetworkAclCommand({ VpcId: Vpcs?.[0]?.VpcId }));
  const id = NetworkAcl?.NetworkAclId ?? '';
  await cloud.putRule('NACL_NO_UNRESTRICTED_SSH_RDP');
  expect(await cloud.complianceOf('NACL_NO_UNRESTRICTED_SSH_RDP')).toMatchObject({ [id]: 'COMPLIANT' });
  const entry = {
    NetworkAclId: id,
    RuleNumber: 100,
    Egress: false,
    RuleAction: 'allow',
    Protocol: '6',
    PortRange: { From: 20, To: 30 },
  } as const;
  await ec2.send(new CreateNetworkAclEntryCommand({ ...entry, CidrBlock: '0.0.0.0/0' }));
  expect(await cloud.complianceOf('NACL_NO_UNRESTRICTED_SSH_RDP')).toMatchObject({ [id]: 'NON_COMPLIANT' });
  await ec2.send(new ReplaceNetworkAclEntryCommand({ ...entry, CidrBlock: '10.0.0.0/8' }));
  expect(await cloud.complianceOf('NACL_NO_UNRESTRICTED_SSH_RDP')).toMatchObject({ [id]: 'COMPLIANT' });
});
