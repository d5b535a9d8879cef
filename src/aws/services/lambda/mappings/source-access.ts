// May the function's role read the source, and is there one?
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html#events-kinesis-permissions and its siblings
import { AwsError } from '../../../core/errors.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { invalidParameter, notEmbedded } from '../errors.ts';
import { roleMay } from '../execution-role.ts';
import type { Settings } from '../function.ts';
import type { SourceKind } from './mapping.ts';

const needed: Readonly<Record<SourceKind, readonly string[]>> = {
  kinesis: ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream'],
  dynamodb: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
};

/** Throws AwsError InvalidParameterValueException; NotImplemented (501) for a source whose service is not embedded. */
export async function checkSourceAccess({ ports }: ServiceEnvironment, kind: SourceKind, arn: string, settings: Settings): Promise<void> {
  const identities = await ports.identities();
  // AWS: a consumer with throughput of its own is subscribed to, not asked.
  const wanted = kind === 'kinesis' && arn.includes('/consumer/') ? ['kinesis:SubscribeToShard'] : needed[kind];
  const missing = wanted.find((action) => roleMay(identities, settings.role, action, arn) === 'no');
  if (missing !== undefined && kind === 'sqs')
    throw invalidParameter(`The provided execution role does not have permissions to call ${missing.slice('sqs:'.length)} on SQS`);
  if (missing !== undefined)
    throw invalidParameter(
      `Cannot access stream ${arn}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams ` +
        `Actions on your stream in IAM.`,
    );
  if (kind !== 'sqs') return checkStream(ports, arn);
  if (!ports.messageSource) throw notEmbedded('A queue as event source, while SQS is not embedded,');
  try {
    const seconds = (await ports.messageSource()).visibilityTimeoutSeconds(arn);
    if (seconds < settings.timeoutSeconds)
      throw invalidParameter(
        `Queue visibility timeout: ${seconds} seconds is less than Function timeout: ${settings.timeoutSeconds} seconds`,
      );
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.code === 'InvalidParameterValueException') throw thrown;
    throw invalidParameter(`Error occurred while ReceiveMessage. SQS Error Code: ${thrown.code}. SQS Error Message: ${thrown.message}`);
  }
}

async function checkStream(ports: ServiceEnvironment['ports'], arn: string): Promise<void> {
  try {
    (await ports.recordSource(arn)).shardIds(arn);
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw invalidParameter(`Stream not found: ${arn}`);
  }
}
