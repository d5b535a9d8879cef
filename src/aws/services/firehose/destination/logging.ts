// CloudWatch logging options: where errors of a delivery are told.
// AWS: https://docs.aws.amazon.com/firehose/latest/APIReference/API_CloudWatchLoggingOptions.html
import type { CloudWatchLoggingOptions } from '@aws-sdk/client-firehose';
import { invalidArgument } from '../errors.ts';

/** AWS: both names are required where logging is enabled. The sentence is inferred. */
export function checkLogging(options: CloudWatchLoggingOptions = { Enabled: false }): CloudWatchLoggingOptions {
  if (options.Enabled && !(options.LogGroupName && options.LogStreamName))
    throw invalidArgument('LogGroupName and LogStreamName must be specified when CloudWatch logging is enabled.');
  return { ...options, Enabled: options.Enabled ?? false };
}
