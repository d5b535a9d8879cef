// The automation documents of AWS that are embedded: what each takes, and what it does as its role, step by step.
// AWS: https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-runbook-reference.html
import { AwsError } from '../../../core/errors.ts';
import { ec2Request, jsonRequest, s3Setting, snsRequest, xmlElement } from './requests.ts';
import type { RoleClient } from './role-client.ts';

export interface AutomationDocument {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly steps: readonly DocumentStep[];
}

export interface DocumentStep {
  readonly name: string;
  /** Throws AwsError. */
  run(client: RoleClient, parameters: Readonly<Record<string, string>>): Promise<unknown>;
}

const value = (parameters: Readonly<Record<string, string>>, name: string, byDefault = '') => parameters[name] ?? byDefault;

/** Takes one opening to the whole world away; one that is not there is no failure. */
function closePort(name: string, port: number): DocumentStep {
  const revoke = (range: 'IpRanges' | 'Ipv6Ranges', member: string) => async (client: RoleClient, groupId: string, cidr: string) => {
    const permission = { IpProtocol: 'tcp', FromPort: String(port), ToPort: String(port), [`${range}.1.${member}`]: cidr };
    const numbered = Object.entries(permission).map(([key, text]) => [`IpPermissions.1.${key}`, text]);
    try {
      await client.call(ec2Request('RevokeSecurityGroupIngress', { GroupId: groupId, ...Object.fromEntries(numbered) }));
    } catch (thrown) {
      if (!(thrown instanceof AwsError) || thrown.code !== 'InvalidPermission.NotFound') throw thrown;
    }
  };
  return {
    name,
    async run(client, parameters) {
      const groupId = value(parameters, 'GroupId');
      const only = value(parameters, 'IpAddressToBlock');
      await revoke('IpRanges', 'CidrIp')(client, groupId, only === '' ? '0.0.0.0/0' : only);
      if (only === '') await revoke('Ipv6Ranges', 'CidrIpv6')(client, groupId, '::/0');
    },
  };
}

const publicAccessMembers = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

const blockPublicAccess: AutomationDocument = {
  required: ['BucketName'],
  optional: publicAccessMembers,
  steps: [
    {
      name: 'PutBucketPublicAccessBlock',
      run(client, parameters) {
        const members = Object.fromEntries(publicAccessMembers.map((name) => [name, value(parameters, name, 'true')]));
        const body = xmlElement('PublicAccessBlockConfiguration', members);
        return client.call(s3Setting(value(parameters, 'BucketName'), 'publicAccessBlock', body));
      },
    },
  ],
};

/** A document of one call. */
const oneCall = (
  name: string,
  required: readonly string[],
  run: DocumentStep['run'],
  optional: readonly string[] = [],
): AutomationDocument => ({ required, optional, steps: [{ name, run }] });

export const documents: Readonly<Record<string, AutomationDocument>> = {
  'AWS-DisablePublicAccessForSecurityGroup': {
    required: ['GroupId'],
    optional: ['IpAddressToBlock'],
    steps: [closePort('DisableSSHFromIpV4', 22), closePort('DisableRDPFromIpV4', 3389)],
  },
  'AWS-ConfigureS3BucketPublicAccessBlock': blockPublicAccess,
  'AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock': blockPublicAccess,
  'AWS-DisableS3BucketPublicReadWrite': oneCall('DisableS3BucketPublicReadWrite', ['S3BucketName'], (client, parameters) =>
    client.call(s3Setting(value(parameters, 'S3BucketName'), 'acl', '', { 'x-amz-acl': 'private' })),
  ),
  'AWS-ConfigureS3BucketVersioning': oneCall(
    'PutBucketVersioning',
    ['BucketName'],
    (client, parameters) => {
      const body = xmlElement('VersioningConfiguration', { Status: value(parameters, 'VersioningState', 'Enabled') });
      return client.call(s3Setting(value(parameters, 'BucketName'), 'versioning', body));
    },
    ['VersioningState'],
  ),
  'AWS-StopEC2Instance': oneCall('StopInstances', ['InstanceId'], (client, parameters) =>
    client.call(ec2Request('StopInstances', { 'InstanceId.1': value(parameters, 'InstanceId') })),
  ),
  'AWS-TerminateEC2Instance': oneCall('TerminateInstances', ['InstanceId'], (client, parameters) =>
    client.call(ec2Request('TerminateInstances', { 'InstanceId.1': value(parameters, 'InstanceId') })),
  ),
  'AWS-ReleaseElasticIP': oneCall('ReleaseElasticIp', ['AllocationId'], (client, parameters) =>
    client.call(ec2Request('ReleaseAddress', { AllocationId: value(parameters, 'AllocationId') })),
  ),
  'AWSConfigRemediation-DeleteUnusedSecurityGroup': oneCall('DeleteSecurityGroup', ['GroupId'], (client, parameters) =>
    client.call(ec2Request('DeleteSecurityGroup', { GroupId: value(parameters, 'GroupId') })),
  ),
  'AWSConfigRemediation-EnablePITRForDynamoDbTable': oneCall('UpdateContinuousBackups', ['TableName'], (client, parameters) =>
    client.call(
      jsonRequest('dynamodb', 'DynamoDB_20120810.UpdateContinuousBackups', '1.0', {
        TableName: value(parameters, 'TableName'),
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    ),
  ),
  'AWS-PublishSNSNotification': oneCall('PublishSNSNotification', ['TopicArn', 'Message'], (client, parameters) =>
    client.call(snsRequest('Publish', { TopicArn: value(parameters, 'TopicArn'), Message: value(parameters, 'Message') })),
  ),
};
