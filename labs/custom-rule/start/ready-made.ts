// Ready to use: turns AWS Config on, makes the function a rule, lets a day pass, and prints the verdicts. Read it, or leave it.
import {
  ConfigServiceClient,
  DescribeConfigRuleEvaluationStatusCommand,
  GetComplianceDetailsByConfigRuleCommand,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { name, role } from 'workshop';
import type { Bucket, Day } from './buckets.ts';

const config = new ConfigServiceClient({});
const lambda = new LambdaClient({});
const s3 = new S3Client({});
const ruleName = name('bucket-has-owner');

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Records buckets, and nothing else. */
export async function turnOnConfig(): Promise<void> {
  const filesBucket = name('config-files');
  await s3.send(new CreateBucketCommand({ Bucket: filesBucket }));
  const recordingGroup = {
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' as const },
    resourceTypes: ['AWS::S3::Bucket' as const],
  };
  await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', roleARN: role, recordingGroup } }));
  await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: filesBucket } }));
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
}

/** Makes the function, lets AWS Config call it, and makes it the judge of all buckets with the tag stage=live. */
export async function makeRule(zip: Uint8Array, teams: readonly string[]): Promise<void> {
  const FunctionName = name('judge');
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: role,
      Runtime: 'nodejs22.x',
      Handler: 'rule.handler',
      Code: { ZipFile: zip },
      MemorySize: 256,
      Timeout: 30,
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, minDelay: 1, maxWaitTime: 60 }, { FunctionName });
  const Principal = 'config.amazonaws.com';
  await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'config-calls-it', Action: 'lambda:InvokeFunction', Principal }));
  await config.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: ruleName,
        Scope: { TagKey: 'stage', TagValue: 'live' },
        InputParameters: JSON.stringify({ teams: teams.join(',') }),
        Source: {
          Owner: 'CUSTOM_LAMBDA',
          SourceIdentifier: FunctionArn,
          SourceDetails: [
            { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
            { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
          ],
        },
      },
    }),
  );
}

async function tag(bucket: Bucket, stage: string): Promise<void> {
  const owner = bucket.owner === undefined ? [] : [{ Key: 'Owner', Value: bucket.owner }];
  await s3.send(new PutBucketTaggingCommand({ Bucket: name(bucket.name), Tagging: { TagSet: [{ Key: 'stage', Value: stage }, ...owner] } }));
}

/** Seven hundred rules of lifecycle with long names: the item of such a bucket has more than 256 KB. */
async function enlarge(bucket: Bucket): Promise<void> {
  const Rules = Array.from({ length: 700 }, (_, place) => ({
    ID: `${place}-`.padEnd(255, 'x'),
    Status: 'Enabled' as const,
    Filter: { Prefix: `${String(place).padStart(3, '0')}/` },
    Expiration: { Days: 30 },
  }));
  await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket: name(bucket.name), LifecycleConfiguration: { Rules } }));
}

/** Buckets are made and tagged; in the evening some are deleted, and some are archived: their tag says stage=old then. */
export async function letTheDayPass({ buckets }: Day): Promise<void> {
  for (const bucket of buckets) {
    await s3.send(new CreateBucketCommand({ Bucket: name(bucket.name) }));
    if (bucket.size === 'large') await enlarge(bucket);
    await tag(bucket, 'live');
    await sleep(60_000);
  }
  await sleep(8 * 3_600_000);
  for (const bucket of buckets) {
    if (bucket.evening === 'deleted') await s3.send(new DeleteBucketCommand({ Bucket: name(bucket.name) }));
    if (bucket.evening === 'archived') await tag(bucket, 'old');
  }
  await sleep(60_000);
}

/** Prints what AWS Config knows of the rule: the verdicts, and how its last call went. */
export async function printVerdicts(): Promise<void> {
  const asked = { ConfigRuleName: ruleName, Limit: 100 };
  const { EvaluationResults = [] } = await config.send(new GetComplianceDetailsByConfigRuleCommand(asked));
  if (EvaluationResults.length === 0) console.log('The rule has no verdicts: INSUFFICIENT_DATA.');
  for (const { EvaluationResultIdentifier, ComplianceType } of EvaluationResults) {
    console.log(`${EvaluationResultIdentifier?.EvaluationResultQualifier?.ResourceId}: ${ComplianceType}`);
  }
  const { ConfigRulesEvaluationStatus: [status] = [] } = await config.send(
    new DescribeConfigRuleEvaluationStatusCommand({ ConfigRuleNames: [ruleName] }),
  );
  if (status?.LastErrorCode) console.log(`A call of the function failed, ${status.LastErrorCode}: ${status.LastErrorMessage}`);
}
