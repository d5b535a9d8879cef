// What Query and Scan ask of IAM: the table or the index, the partition that is read, the attributes that are named.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
import type { QueryInput, ScanInput } from '@aws-sdk/client-dynamodb';
import type { Access, Authorization } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import { parseCondition } from '../expressions/condition.ts';
import { ExpressionContext } from '../expressions/context.ts';
import { keyTestsOf } from '../expressions/key-condition.ts';
import { parseProjection } from '../expressions/projection.ts';
import type { AttributeValue } from '../item.ts';
import { type Tables, tableArn } from '../tables/tables.ts';
import { headsOf } from './attributes.ts';
import { type ItemCall, itemAccess } from './condition-keys.ts';

export function readAuthorizations(tables: Tables): Readonly<Record<string, Authorization>> {
  const authorizations = {
    Query: (input: QueryInput, context: CallContext) => access('Query', input, context, () => queryCall(tables, input, context)),
    Scan: (input: ScanInput, context: CallContext) => access('Scan', input, context, () => readCall(input)),
  };
  return authorizations as Readonly<Record<string, Authorization>>;
}

function access(action: string, input: QueryInput | ScanInput, context: CallContext, call: () => ItemCall): Access {
  const arn = tableArn(context, input.TableName ?? '');
  return itemAccess(action, input.IndexName === undefined ? arn : `${arn}/index/${input.IndexName}`, call);
}

function queryCall(tables: Tables, input: QueryInput, context: CallContext): ItemCall {
  const table = tables.find(context, input.TableName ?? '');
  const key = input.IndexName === undefined ? table?.key : table?.index(input.IndexName)?.key;
  const names = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const { KeyConditionExpression: text, KeyConditions: legacy = {} } = input;
  const tests = text === undefined ? [] : keyTestsOf(parseCondition(text, names, 'KeyConditionExpression'));
  const partition: AttributeValue | undefined =
    text === undefined
      ? legacy[key?.partition.name ?? '']?.AttributeValueList?.[0]
      : tests.find(({ name }) => name === key?.partition.name)?.values[0];
  const call = readCall(input);
  const attributes = [
    ...tests.map(({ name }) => name),
    ...Object.keys(legacy),
    ...Object.keys(input.QueryFilter ?? {}),
    ...(call.attributes ?? []),
  ];
  return { ...call, leadingKeys: [partition], attributes };
}

function readCall(input: QueryInput | ScanInput): ItemCall {
  const { ProjectionExpression: projection, FilterExpression: filter, AttributesToGet: legacy } = input;
  const names = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const isSpecific = legacy !== undefined || projection !== undefined;
  return {
    attributes: [
      ...(legacy ?? []),
      ...('ScanFilter' in input ? Object.keys(input.ScanFilter ?? {}) : []),
      ...(projection === undefined ? [] : headsOf(parseProjection(projection, names).paths)),
      ...(filter === undefined ? [] : headsOf(parseCondition(filter, names, 'FilterExpression').paths())),
    ],
    // AWS: what is not said is ALL_ATTRIBUTES of a table, and what an index shows of an index.
    select:
      input.Select ?? (isSpecific ? 'SPECIFIC_ATTRIBUTES' : input.IndexName === undefined ? 'ALL_ATTRIBUTES' : 'ALL_PROJECTED_ATTRIBUTES'),
    returnConsumedCapacity: input.ReturnConsumedCapacity,
  };
}
