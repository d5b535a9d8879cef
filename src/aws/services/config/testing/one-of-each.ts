// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  ConfigServiceClient,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutConformancePackCommand,
  PutDeliveryChannelCommand,
  PutRemediationConfigurationsCommand,
  PutRemediationExceptionsCommand,
  PutRetentionConfigurationCommand,
  StartConfigurationRecorderCommand,
  StartResourceEvaluationCommand,
} from '@aws-sdk/client-config-service';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { account, makeServiceRole, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const config = client(ConfigServiceClient);
    await makeServiceRole(client, 'config-recorder', 'config.amazonaws.com', ['s3:PutObject']);
    await client(S3Client).send(new CreateBucketCommand({ Bucket: 'config-files' }));
    const roleARN = `arn:aws:iam::${account}:role/config-recorder`;
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
    await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN, recordingGroup } }));
    const configSnapshotDeliveryProperties = { deliveryFrequency: 'One_Hour' as const };
    const DeliveryChannel = { name: 'default', s3BucketName: 'config-files', configSnapshotDeliveryProperties };
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel }));
    await config.send(new PutRetentionConfigurationCommand({ RetentionPeriodInDays: 90 }));
    await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    const versioned = { Owner: 'AWS' as const, SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' };
    const Tags = [{ Key: 'team', Value: 'blue' }];
    await config.send(new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: 'versioned', Source: versioned }, Tags }));
    const mfa = { Owner: 'AWS' as const, SourceIdentifier: 'IAM_USER_MFA_ENABLED' };
    await config.send(
      new PutConfigRuleCommand({ ConfigRule: { ConfigRuleName: 'mfa', Source: mfa, MaximumExecutionFrequency: 'One_Hour' } }),
    );
    const Parameters = {
      AutomationAssumeRole: { StaticValue: { Values: [roleARN] } },
      BucketName: { ResourceValue: { Value: 'RESOURCE_ID' as const } },
    };
    const remediation = { TargetType: 'SSM_DOCUMENT' as const, TargetId: 'AWS-ConfigureS3BucketVersioning', Parameters };
    await config.send(
      new PutRemediationConfigurationsCommand({ RemediationConfigurations: [{ ConfigRuleName: 'versioned', ...remediation }] }),
    );
    const ResourceKeys = [{ ResourceType: 'AWS::S3::Bucket', ResourceId: 'config-files' }];
    await config.send(new PutRemediationExceptionsCommand({ ConfigRuleName: 'versioned', ResourceKeys, Message: 'files come and go' }));
    const Owned = { Type: 'AWS::Config::ConfigRule', Properties: { Source: mfa, ConfigRuleName: 'users-with-mfa' } };
    const TemplateBody = JSON.stringify({ Resources: { Owned } });
    await config.send(new PutConformancePackCommand({ ConformancePackName: 'basics', TemplateBody }));
    const ResourceDetails = { ResourceId: 'planned', ResourceType: 'AWS::S3::Bucket', ResourceConfiguration: '{}' };
    await config.send(new StartResourceEvaluationCommand({ ResourceDetails, EvaluationMode: 'PROACTIVE' }));
  },
};
