// What BatchWriteItem says, without its tables. Order and sentences: recorded by dynalite (validations and test/batchWriteItem.js).
import type { BatchWriteItemInput, WriteRequest } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkAttributeNames } from '../requests/attribute-names.ts';
import { checkKey } from '../requests/check-key.ts';
import { validateItem } from '../values/validate.ts';
import { deleteAction, putAction } from './put.ts';
import { checkItemSize, type PreparedWrite } from './write-action.ts';

export interface PreparedRequests {
  /** As the request calls the table: a name or an ARN. */
  readonly tableName: string;
  readonly requests: readonly PreparedWrite[];
}

/** Throws AwsError ValidationException. */
export function prepareBatchWrite({ RequestItems: tables = {} }: BatchWriteItemInput): PreparedRequests[] {
  const prepared = Object.entries(tables).map(([tableName, requests]) => {
    if (requests.some(({ PutRequest, DeleteRequest }) => !PutRequest === !DeleteRequest))
      throw validation('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes');
    return { tableName, requests: requests.map((request) => prepareRequest(tableName, request)) };
  });
  // AWS: the limit is of the whole call; the sentence is inferred from the one for a single table.
  if (prepared.reduce((sum, { requests }) => sum + requests.length, 0) > limits.batchWriteItems)
    throw validation('Too many items requested for the BatchWriteItem call');
  return prepared;
}

function prepareRequest(tableName: string, { PutRequest: put, DeleteRequest: remove }: WriteRequest): PreparedWrite {
  if (put) {
    const item = validateItem(put.Item ?? {});
    checkAttributeNames(Object.keys(item));
    checkItemSize(item);
    return { tableName, bind: (table) => putAction(table, item) };
  }
  const key = validateItem(remove?.Key ?? {});
  return {
    tableName,
    bind(table) {
      checkKey(key, table);
      return deleteAction(table, key);
    },
  };
}
