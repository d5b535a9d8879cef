// What the operations on single items, and those on many, ask of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
import type {
  BatchGetItemInput,
  BatchWriteItemInput,
  DeleteItemInput,
  GetItemInput,
  PutItemInput,
  TransactGetItemsInput,
  TransactWriteItemsInput,
  UpdateItemInput,
} from '@aws-sdk/client-dynamodb';
import type { Access, Authorization } from '../../../core/access.ts';
import type { CallContext } from '../../../core/call.ts';
import { type Tables, tableArn } from '../tables/tables.ts';
import { attributesOfRead, attributesOfWrite, type ReadCall, type WriteCall } from './attributes.ts';
import { type ItemCall, itemAccess, partitionValue } from './condition-keys.ts';

type Named = { readonly TableName?: string | undefined };

export function itemAuthorizations(tables: Tables): Readonly<Record<string, Authorization>> {
  const write = (action: string, input: WriteCall & Named, context: CallContext, more: ItemCall = {}): Access => {
    const name = input.TableName ?? '';
    return itemAccess(action, tableArn(context, name), () => ({
      leadingKeys: [partitionValue(tables.find(context, name), input.Item ?? input.Key)],
      attributes: attributesOfWrite(input),
      returnValues: input.ReturnValues,
      returnConsumedCapacity: input.ReturnConsumedCapacity,
      ...more,
    }));
  };
  const read = (action: string, inputs: readonly ReadCall[], name: string, context: CallContext, more: ItemCall = {}): Access =>
    itemAccess(action, tableArn(context, name), () => ({
      leadingKeys: inputs.map(({ Key }) => partitionValue(tables.find(context, name), Key)),
      attributes: inputs.flatMap(attributesOfRead),
      select: inputs.every(({ AttributesToGet, ProjectionExpression }) => AttributesToGet ?? ProjectionExpression)
        ? 'SPECIFIC_ATTRIBUTES'
        : 'ALL_ATTRIBUTES',
      ...more,
    }));

  const authorizations = {
    PutItem: (input: PutItemInput, context: CallContext) => write('PutItem', input, context),
    UpdateItem: (input: UpdateItemInput, context: CallContext) => write('UpdateItem', input, context),
    DeleteItem: (input: DeleteItemInput, context: CallContext) => write('DeleteItem', input, context),
    GetItem: (input: GetItemInput, context: CallContext) =>
      read('GetItem', [input], input.TableName ?? '', context, { returnConsumedCapacity: input.ReturnConsumedCapacity }),
    BatchGetItem: (
      { RequestItems: tables = {}, ReturnConsumedCapacity: returnConsumedCapacity }: BatchGetItemInput,
      context: CallContext,
    ) =>
      Object.entries(tables).map(([name, { Keys: keys, ...rest }]) =>
        read(
          'BatchGetItem',
          (keys ?? []).map((Key) => ({ ...rest, Key })),
          name,
          context,
          { returnConsumedCapacity },
        ),
      ),
    BatchWriteItem: (
      { RequestItems: named = {}, ReturnConsumedCapacity: returnConsumedCapacity }: BatchWriteItemInput,
      context: CallContext,
    ) =>
      Object.entries(named).map(([name, requests]) => {
        const items = (requests ?? []).map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? {});
        return itemAccess('BatchWriteItem', tableArn(context, name), () => ({
          leadingKeys: items.map((item) => partitionValue(tables.find(context, name), item)),
          attributes: items.flatMap((item) => Object.keys(item)),
          returnConsumedCapacity,
        }));
      }),
    TransactGetItems: ({ TransactItems: gets = [] }: TransactGetItemsInput, context: CallContext) =>
      gets.flatMap(({ Get: get }) =>
        get ? [read('GetItem', [get], get.TableName ?? '', context, { enclosingOperation: 'TransactGetItems' })] : [],
      ),
    TransactWriteItems: ({ TransactItems: writes = [] }: TransactWriteItemsInput, context: CallContext) => {
      const more = { enclosingOperation: 'TransactWriteItems' };
      return writes.flatMap(({ ConditionCheck: check, Put: put, Delete: remove, Update: update }) => [
        ...(check ? [write('ConditionCheckItem', check, context, more)] : []),
        ...(put ? [write('PutItem', put, context, more)] : []),
        ...(remove ? [write('DeleteItem', remove, context, more)] : []),
        ...(update ? [write('UpdateItem', update, context, more)] : []),
      ]);
    },
  };
  return authorizations as Readonly<Record<string, Authorization>>;
}
