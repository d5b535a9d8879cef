// Wrong types in requests to DynamoDB, and the same in requests to Kinesis.
// Source: dynalite's recordings of DynamoDB (github.com/architect/dynalite, test/helpers.js, assertType), kinesalite's of Kinesis.
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kinesis from '@aws-sdk/client-kinesis';
import { expect, test } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { awsJson } from './aws-json.ts';
import { operationSchemas, rawRequest } from './testing/round-trip.ts';

const namespace = 'com.amazonaws.dynamodb.v20120810';
const ofDynamoDb = { protocol: awsJson('1.0', namespace), schemas: operationSchemas(dynamodb) };
const ofKinesis = { protocol: awsJson('1.1'), schemas: operationSchemas(kinesis) };

function sentenceOf({ protocol, schemas }: typeof ofKinesis, operation: string, input: object): string {
  const schema = schemas[operation];
  if (!schema) throw new Error(`no operation ${operation}`);
  try {
    protocol.decode(schema, rawRequest('POST', '/', {}, JSON.stringify(input)));
  } catch (thrown) {
    return `${(thrown as { code: string }).code}: ${(thrown as Error).message}`;
  }
  return 'taken';
}

const cast =
  'class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class ' +
  "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

test.each<[operation: string, input: object, sentence: string]>([
  ['PutItem', { TableName: true }, 'TRUE_VALUE cannot be converted to String'],
  ['PutItem', { TableName: 34.56 }, 'DECIMAL_VALUE cannot be converted to String'],
  ['PutItem', { TableName: [] }, 'Unrecognized collection type class java.lang.String'],
  ['PutItem', { TableName: {} }, 'Start of structure or map found where not expected'],
  ['Scan', { Limit: '23' }, 'STRING_VALUE cannot be converted to Integer'],
  ['CreateTable', { ProvisionedThroughput: { ReadCapacityUnits: false } }, 'FALSE_VALUE cannot be converted to Long'],
  ['CreateTable', { ProvisionedThroughput: { ReadCapacityUnits: [] } }, 'Unrecognized collection type class java.lang.Long'],
  ['CreateTable', { ProvisionedThroughput: 23 }, 'Unexpected field type'],
  ['CreateTable', { ProvisionedThroughput: [] }, `Unrecognized collection type class ${namespace}.ProvisionedThroughput`],
  ['CreateTable', { AttributeDefinitions: ['23'] }, 'Unexpected value type in payload'],
  ['GetItem', { ConsistentRead: '23' }, 'Unexpected token received from parser'],
  ['GetItem', { ConsistentRead: 23 }, 'NUMBER_VALUE cannot be converted to Boolean'],
  ['GetItem', { AttributesToGet: 23 }, 'Unexpected field type'],
  ['GetItem', { AttributesToGet: {} }, 'Start of structure or map found where not expected'],
  ['GetItem', { Key: '23' }, 'Unexpected field type'],
  ['GetItem', { Key: [] }, `Unrecognized collection type java.util.Map<java.lang.String, ${namespace}.AttributeValue>`],
  [
    'BatchWriteItem',
    { RequestItems: [] },
    `Unrecognized collection type java.util.Map<java.lang.String, java.util.List<${namespace}.WriteRequest>>`,
  ],
  ['BatchWriteItem', { RequestItems: { a: 23 } }, cast],
  ['BatchGetItem', { RequestItems: { a: { Keys: ['23'] } } }, cast],
  ['GetItem', { Key: { a: { B: true } } }, 'only base-64-encoded strings are convertible to bytes'],
  ['GetItem', { Key: { a: { B: [] } } }, 'Unrecognized collection type class java.nio.ByteBuffer'],
  ['GetItem', { Key: { a: { B: '23456' } } }, 'Base64 encoded length is expected a multiple of 4 bytes but found: 5'],
  ['GetItem', { Key: { a: { B: '=+/=' } } }, 'Invalid last non-pad Base64 character dectected'],
  ['GetItem', { Key: { a: { BS: ['+/+='] } } }, 'Invalid last non-pad Base64 character dectected'],
])('DynamoDB speaks of tokens and Java types: %s %j', (operation, input, sentence) => {
  expect(sentenceOf(ofDynamoDb, operation, input)).toBe(`SerializationException: ${sentence}`);
});

test('DynamoDB takes base64 with and without padding', () => {
  for (const B of ['', 'AQ==', 'AQI=', 'AQID', 'AAA='])
    expect([B, sentenceOf(ofDynamoDb, 'GetItem', { Key: { a: { B } } })]).toEqual([B, 'taken']);
});

test('DynamoDB takes some texts for truths (dynalite, test/putItem.js and validations/index.js)', () => {
  for (const text of ['true', 'TRUE', '1', 'yes', 'false', '0', 'no'])
    expect([text, sentenceOf(ofDynamoDb, 'GetItem', { ConsistentRead: text })]).toEqual([text, 'taken']);
  expect(sentenceOf(ofKinesis, 'DeleteStream', { EnforceConsumerDeletion: 'true' })).toContain('can not be converted to an Boolean');
});

test('a denial spells Message, unless the service has a model of it', () => {
  const denied = new AwsError('AccessDeniedException', 'no');
  const bodyOf = ({ protocol, schemas }: typeof ofKinesis) => {
    const { body } = protocol.encodeError(denied, { operation: '', requestId: '', xmlNamespace: '', path: '/', schemas });
    return JSON.parse(new TextDecoder().decode(body as Uint8Array));
  };
  expect(bodyOf(ofDynamoDb)).toEqual({ __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'no' });
  expect(bodyOf(ofKinesis)).toEqual({ __type: 'AccessDeniedException', message: 'no' });
});

test.each<[operation: string, input: object, sentence: string]>([
  ['PutRecord', { StreamName: true }, 'class java.lang.Boolean can not be converted to an String'],
  ['PutRecord', { StreamName: [] }, 'Start of list found where not expected'],
  ['PutRecords', { Records: true }, 'Expected list or null'],
  ['PutRecord', { Data: '+/+=' }, ''],
])('Kinesis speaks of classes, as before: %s %j', (operation, input, sentence) => {
  expect(sentenceOf(ofKinesis, operation, input)).toBe(sentence === '' ? 'taken' : `SerializationException: ${sentence}`);
});
