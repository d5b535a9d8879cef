// The shapes of inputs of operations on tables, members in the order in which DynamoDB checks them (recorded by dynalite).
import { memberNotEmbedded, missingParameter, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Rule, Shape } from './shape.ts';

const namePattern = '[a-zA-Z0-9_.-]+';
const { min: shortest, max: longest } = limits.tableNameLength;

/** Of operations on tables: absence and length have sentences of their own (`checkTableName`). An ARN names a table too. */
export const tableNameRule: Rule = { pattern: namePattern, exempt: /^arn:/ };

/** Of operations on items. */
export const itemTableNameRule: Rule = {
  required: 'always',
  pattern: namePattern,
  minLength: shortest,
  maxLength: longest,
  exempt: /^arn:/,
};

export const indexNameRule: Rule = { pattern: namePattern, minLength: shortest, maxLength: longest };

/** The keys of RequestItems. */
export const tableKeysRule = { pattern: namePattern, minLength: shortest, maxLength: longest };

/** Throws AwsError ValidationException. Gives the name, or the ARN. */
export function checkTableName(name: string | undefined): string {
  if (name === undefined || name === null) throw missingParameter('TableName');
  if (name.startsWith('arn:')) return name;
  if (name.length < shortest || name.length > longest)
    throw validation(`TableName must be at least ${shortest} characters long and at most ${longest} characters long`);
  return name;
}

const throughputRule: Rule = {
  members: { WriteCapacityUnits: { required: 'always', min: 1 }, ReadCapacityUnits: { required: 'always', min: 1 } },
};

const keySchemaRule: Rule = {
  required: 'always',
  minLength: 1,
  maxLength: 2,
  each: {
    members: {
      AttributeName: { required: 'always', minLength: 1, maxLength: 255 },
      KeyType: { required: 'always', oneOf: ['HASH', 'RANGE'] },
    },
  },
};

const projectionRule: Rule = {
  required: 'always',
  members: {
    ProjectionType: { oneOf: ['ALL', 'INCLUDE', 'KEYS_ONLY'] },
    NonKeyAttributes: { minLength: 1, maxLength: 20 },
  },
};

const attributeDefinitions: Rule = {
  each: {
    members: {
      AttributeName: { required: 'always', minLength: 1, maxLength: 255 },
      AttributeType: { required: 'always', oneOf: ['B', 'N', 'S'] },
    },
  },
};

const requiredIndexName: Rule = { ...indexNameRule, required: 'always' };
const billingModeRule: Rule = { oneOf: ['PROVISIONED', 'PAY_PER_REQUEST'] };
const tableClassRule: Rule = { oneOf: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] };
const streamRule: Rule = {
  members: {
    StreamEnabled: { required: 'always' },
    StreamViewType: { oneOf: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
  },
};

export const tagsRule: Rule = {
  each: {
    members: { Key: { required: 'always', minLength: 1, maxLength: 128 }, Value: { required: 'always', minLength: 0, maxLength: 256 } },
  },
};

const newGlobalIndex: Shape = {
  IndexName: requiredIndexName,
  KeySchema: keySchemaRule,
  Projection: projectionRule,
  ProvisionedThroughput: throughputRule,
};

export const createTableShape: Shape = {
  AttributeDefinitions: { required: 'always', ...attributeDefinitions },
  TableName: tableNameRule,
  BillingMode: billingModeRule,
  ProvisionedThroughput: throughputRule,
  KeySchema: keySchemaRule,
  LocalSecondaryIndexes: {
    each: { members: { IndexName: requiredIndexName, KeySchema: keySchemaRule, Projection: projectionRule } },
  },
  GlobalSecondaryIndexes: { each: { members: newGlobalIndex } },
  StreamSpecification: streamRule,
  TableClass: tableClassRule,
  Tags: tagsRule,
};

export const updateTableShape: Shape = {
  AttributeDefinitions: attributeDefinitions,
  TableName: tableNameRule,
  ProvisionedThroughput: throughputRule,
  BillingMode: billingModeRule,
  GlobalSecondaryIndexUpdates: {
    each: {
      members: {
        Update: {
          members: {
            IndexName: requiredIndexName,
            // AWS: since ceilings on demand exist, an update may be about them instead.
            ProvisionedThroughput: { ...throughputRule, required: { without: 'OnDemandThroughput' } },
          },
        },
        Create: { members: newGlobalIndex },
        Delete: { members: { IndexName: requiredIndexName } },
      },
    },
  },
  StreamSpecification: streamRule,
  TableClass: tableClassRule,
};

export const tableShape: Shape = { TableName: tableNameRule };

/** Throws AwsError NotImplemented for members that are given and not honoured. */
export function refuseMembers(input: object, ...members: readonly string[]): void {
  const given = members.find((member) => {
    const value = (input as Record<string, unknown>)[member];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
  if (given) throw memberNotEmbedded(given);
}
