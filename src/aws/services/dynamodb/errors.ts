// The errors of DynamoDB with its own sentences, as dynalite recorded them from the real service (github.com/architect/dynalite, test/),
// unless a comment says that the sentence is inferred.
import { AwsError } from '../../core/errors.ts';

export const validation = (sentence: string) => new AwsError('ValidationException', sentence);

/** The beginning that most complaints about values share. */
export const invalidParameter = (sentence: string) => validation(`One or more parameter values were invalid: ${sentence}`);

export const missingParameter = (member: string) => validation(`The parameter '${member}' is required but was not present in the request`);

/** Of operations on items. */
export const resourceNotFound = () => new AwsError('ResourceNotFoundException', 'Requested resource not found');

/** Of operations on tables. */
export const tableNotFound = (name: string) =>
  new AwsError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);

export const arnNotFound = (arn: string) =>
  new AwsError('ResourceNotFoundException', `Requested resource not found: ResourcArn: ${arn} not found`);

export const tableExists = (name: string) => new AwsError('ResourceInUseException', `Table already exists: ${name}`);

/** `what` is `being created`, `being updated`, `being deleted`. */
export const tableBusy = (name: string, what: string) =>
  new AwsError('ResourceInUseException', `Attempt to change a resource which is still in use: Table is ${what}: ${name}`);

export const oneIndexAtATime = () =>
  new AwsError(
    'LimitExceededException',
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );

export const conditionFailed = (item?: unknown) =>
  new AwsError('ConditionalCheckFailedException', 'The conditional request failed', 400, item === undefined ? {} : { Item: item });

/** The sentence is that of the SDK's documentation of the error. */
export const throughputExceeded = () =>
  new AwsError(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  );

/** A member that the embedded DynamoDB does not honour. Better an error than a promise that is not kept. */
export const memberNotEmbedded = (member: string) =>
  new AwsError('NotImplemented', `${member} is not embedded in Sandshark's DynamoDB.`, 501);
