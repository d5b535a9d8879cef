// CloudWatch logging options: the log stream that is told of errors of the configuration, and what it is told.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/cloudwatch-logs.html
import type { CloudWatchLoggingOption, CloudWatchLoggingOptionUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
import { parseArn } from '../../core/arn.ts';
import { AwsError } from '../../core/errors.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import type { Application, LoggingOption } from './application.ts';
import { invalidArgument, notFoundIn } from './errors.ts';
import type { Place } from './own-resource.ts';
import { required } from './required-member.ts';

/** Throws AwsError InvalidArgumentException for what is no log stream of the application's account and region. */
export function newLoggingOption({ LogStreamARN }: CloudWatchLoggingOption, id: string, place: Place): LoggingOption {
  const logStreamArn = required(LogStreamARN, 'LogStreamARN');
  requireLogStream(logStreamArn, place);
  return { id, logStreamArn };
}

/** The options after an update. Throws AwsError ResourceNotFoundException, InvalidArgumentException. */
export function updatedLoggingOptions(application: Application, updates: readonly CloudWatchLoggingOptionUpdate[]): LoggingOption[] {
  for (const { CloudWatchLoggingOptionId: id = '' } of updates)
    if (!application.loggingOptions.some((option) => option.id === id)) throw notFoundIn('logging option', id, application.arn);
  return application.loggingOptions.map((option) => {
    const update = updates.find(({ CloudWatchLoggingOptionId }) => CloudWatchLoggingOptionId === option.id);
    return update?.LogStreamARNUpdate === undefined
      ? option
      : newLoggingOption({ LogStreamARN: update.LogStreamARNUpdate }, option.id, application);
  });
}

/** The part of a configuration that an error comes from. */
export type FaultyPart = { readonly inputId: string } | { readonly referenceId: string };

/** Runs `work`; an AwsError of it is told to the logging options, and thrown on. */
export async function toldOf<Result>(
  environment: ServiceEnvironment,
  application: Application,
  part: FaultyPart | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (part && error instanceof AwsError) await tell(environment, application, part);
    throw error;
  }
}

/** Writes the documented message to every logging option. Does nothing in a cloud without CloudWatch Logs. */
export async function tell({ ports, clock }: ServiceEnvironment, application: Application, part: FaultyPart): Promise<void> {
  if (application.loggingOptions.length === 0) return;
  const sink = await ports.logSink?.();
  const message = JSON.stringify({
    applicationARN: application.arn,
    applicationVersionId: String(application.versionId),
    messageType: 'ERROR',
    message: 'inputId' in part ? INPUT_ERROR : REFERENCE_ERROR,
    ...part,
    errorCode: 'inputId' in part ? 'InputError' : 'ReferenceDataError',
    messageSchemaVersion: '1',
  });
  for (const { logStreamArn } of application.loggingOptions) {
    const { group, stream } = logStream(logStreamArn) ?? {};
    if (group && stream) sink?.write(application, group, stream, [{ atMs: clock.now(), message }]);
  }
}

// Both sentences are those of AWS's page.
const INPUT_ERROR =
  'There is a problem related to the configuration of your input. Please check that the resource exists, the role has the correct permissions to access the resource and that Kinesis Analytics can assume the role provided.';
const REFERENCE_ERROR =
  'There is a problem related to the configuration of your reference data. Please check that the bucket and the file exist, the role has the correct permissions to access these resources and that Kinesis Analytics can assume the role provided.';

function requireLogStream(arn: string, { account, region }: Place): void {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'logs' || parsed.account !== account || parsed.region !== region || !logStream(arn))
    throw invalidArgument(`${arn} is not the ARN of a log stream in ${region} of account ${account}.`);
}

function logStream(arn: string): { readonly group: string; readonly stream: string } | undefined {
  const [, group, stream] = /^log-group:([^:*]+):log-stream:([^:*]+)$/.exec(parseArn(arn)?.resource ?? '') ?? [];
  return group !== undefined && stream !== undefined ? { group, stream } : undefined;
}
