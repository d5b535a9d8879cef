// The table that an operation on tags means by an ARN.
// Sentences: recorded by dynalite (test/tagResource.js and its siblings).
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { arnNotFound, validation } from '../errors.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

const anyArn = /^.+:.+:.+:.+:.+:.+\/.+$/;
const tableArn = /^arn:aws[a-z-]*:dynamodb:.+:\d+:table\/[^/]{2}[^/]+$/;

/**
 * Throws AwsError. `checkRest` is called between the checks of the ARN, where the real service looks at the other members.
 * @param action the operation, for the sentence of a denial
 */
export function checkTableArn(
  arn: string | undefined,
  { account, callerArn }: Pick<CallContext, 'account' | 'callerArn'>,
  action: string,
  checkRest: () => void = () => {},
): string {
  if (arn === undefined || arn === null) throw validation('Invalid TableArn');
  if (!anyArn.test(arn))
    throw new AwsError(
      'AccessDeniedException',
      `User: ${callerArn} is not authorized to perform: dynamodb:${action} on resource: ${arn === '' ? '*' : arn}`,
    );
  checkRest();
  if (!tableArn.test(arn)) throw validation(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`);
  if (arn.split(':')[4] !== account)
    throw new AwsError('AccessDeniedException', `User: ${callerArn} is not authorized to perform: dynamodb:${action} on resource: ${arn}`);
  return arn;
}

/** Throws AwsError ResourceNotFoundException. */
export function taggedTable(tables: Tables, context: CallContext, arn: string): Table {
  const table = tables.find(context, arn);
  if (!table) throw arnNotFound(arn);
  return table;
}
