// The shapes of inputs of operations on items, members in the order in which DynamoDB checks them (recorded by dynalite).
import { limits } from '../limits.ts';
import type { Rule, Shape } from './shape.ts';
import { indexNameRule, itemTableNameRule, tableKeysRule } from './table-shapes.ts';

const ReturnConsumedCapacity: Rule = { oneOf: ['INDEXES', 'TOTAL', 'NONE'] };
const ReturnItemCollectionMetrics: Rule = { oneOf: ['SIZE', 'NONE'] };
const ReturnValues: Rule = { oneOf: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'] };
const ReturnValuesOnConditionCheckFailure: Rule = { oneOf: ['ALL_OLD', 'NONE'] };
const ConditionalOperator: Rule = { oneOf: ['OR', 'AND'] };
const AttributesToGet: Rule = { minLength: 1, maxLength: 255 };
const required: Rule = { required: 'always' };
const TableName = itemTableNameRule;

const comparisonOperator: Rule = {
  oneOf: ['IN', 'NULL', 'BETWEEN', 'LT', 'NOT_CONTAINS', 'EQ', 'GT', 'NOT_NULL', 'NE', 'LE', 'BEGINS_WITH', 'GE', 'CONTAINS'],
};
const Expected: Rule = { each: { members: { ComparisonOperator: comparisonOperator } } };
const conditions: Rule = { each: { members: { ComparisonOperator: { ...comparisonOperator, required: 'always' } } } };

export const putItemShape: Shape = {
  ReturnConsumedCapacity,
  TableName,
  Item: required,
  ConditionalOperator,
  Expected,
  ReturnValues,
  ReturnItemCollectionMetrics,
  ReturnValuesOnConditionCheckFailure,
};

export const getItemShape: Shape = { ReturnConsumedCapacity, AttributesToGet, TableName, Key: required };

export const updateItemShape: Shape = {
  ReturnConsumedCapacity,
  TableName,
  ReturnItemCollectionMetrics,
  ReturnValues,
  Key: required,
  ConditionalOperator,
  Expected,
  AttributeUpdates: { each: { members: { Action: { oneOf: ['ADD', 'DELETE', 'PUT'] } } } },
  ReturnValuesOnConditionCheckFailure,
};

export const deleteItemShape: Shape = {
  ReturnConsumedCapacity,
  TableName,
  ReturnValues,
  ReturnItemCollectionMetrics,
  Key: required,
  ConditionalOperator,
  Expected,
  ReturnValuesOnConditionCheckFailure,
};

const Select: Rule = { oneOf: ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'] };

export const queryShape: Shape = {
  Select,
  IndexName: indexNameRule,
  ReturnConsumedCapacity,
  QueryFilter: conditions,
  TableName,
  ConditionalOperator,
  AttributesToGet,
  Limit: { min: 1 },
  KeyConditions: conditions,
};

export const scanShape: Shape = {
  Select,
  IndexName: indexNameRule,
  TotalSegments: { min: 1, max: 1_000_000 },
  ReturnConsumedCapacity,
  TableName,
  ConditionalOperator,
  ScanFilter: conditions,
  Segment: { min: 0, max: 999_999 },
  Limit: { min: 1 },
  AttributesToGet,
};

export const batchGetItemShape: Shape = {
  ReturnConsumedCapacity,
  RequestItems: {
    required: 'always',
    minLength: 1,
    keys: tableKeysRule,
    each: { members: { Keys: { required: 'always', minLength: 1, maxLength: limits.batchGetItems }, AttributesToGet } },
  },
};

export const batchWriteItemShape: Shape = {
  ReturnConsumedCapacity,
  ReturnItemCollectionMetrics,
  RequestItems: {
    required: 'always',
    minLength: 1,
    keys: tableKeysRule,
    valueLengths: { minLength: 1, maxLength: limits.batchWriteItems },
    // The elements are lists, so that a path has two places: the table and the request.
    each: { each: { members: { DeleteRequest: { members: { Key: required } }, PutRequest: { members: { Item: required } } } } },
  },
};

const transactItems = (members: Shape): Rule => ({
  required: 'always',
  minLength: 1,
  maxLength: limits.transactionItems,
  each: { members },
});

export const transactGetItemsShape: Shape = {
  ReturnConsumedCapacity,
  TransactItems: transactItems({ Get: { required: 'always', members: { Key: required, TableName } } }),
};

export const transactWriteItemsShape: Shape = {
  ReturnConsumedCapacity,
  ReturnItemCollectionMetrics,
  ClientRequestToken: { minLength: 1, maxLength: 36 },
  TransactItems: transactItems({
    ConditionCheck: { members: { Key: required, TableName, ConditionExpression: required, ReturnValuesOnConditionCheckFailure } },
    Put: { members: { Item: required, TableName, ReturnValuesOnConditionCheckFailure } },
    Delete: { members: { Key: required, TableName, ReturnValuesOnConditionCheckFailure } },
    Update: { members: { Key: required, UpdateExpression: required, TableName, ReturnValuesOnConditionCheckFailure } },
  }),
};

export const executeStatementShape: Shape = {
  Statement: { required: 'always', minLength: 1, maxLength: 8192 },
  Parameters: { minLength: 1 },
  ReturnConsumedCapacity,
  Limit: { min: 1 },
  ReturnValuesOnConditionCheckFailure,
};

export const batchExecuteStatementShape: Shape = {
  Statements: { required: 'always', minLength: 1, maxLength: limits.batchStatements, each: { members: statementMembers() } },
  ReturnConsumedCapacity,
};

export const executeTransactionShape: Shape = {
  TransactStatements: { required: 'always', minLength: 1, maxLength: limits.transactionItems, each: { members: statementMembers() } },
  ClientRequestToken: { minLength: 1, maxLength: 36 },
  ReturnConsumedCapacity,
};

function statementMembers(): Shape {
  return {
    Statement: { required: 'always', minLength: 1, maxLength: 8192 },
    Parameters: { minLength: 1 },
    ReturnValuesOnConditionCheckFailure,
  };
}
