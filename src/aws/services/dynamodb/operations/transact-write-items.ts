// TransactWriteItems: up to a hundred puts, updates, deletions and checks that all happen or none.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
import type { ItemCollectionMetrics, TransactWriteItem, TransactWriteItemsInput, TransactWriteItemsOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { validation } from '../errors.ts';
import { transactWriteItemsShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import type { TransactionTokens } from '../transactions/tokens.ts';
import { writeTransaction } from '../transactions/write-transaction.ts';
import { prepareCheck, prepareDelete } from '../writes/prepare-delete.ts';
import { preparePut } from '../writes/prepare-put.ts';
import { prepareUpdate } from '../writes/prepare-update.ts';
import { itemCollectionMetrics } from '../writes/run-write.ts';
import type { PreparedWrite, WriteAction } from '../writes/write-action.ts';

export const transactWriteItems =
  (tables: Tables, tokens: TransactionTokens): Operation<TransactWriteItemsInput, TransactWriteItemsOutput> =>
  (input, context) => {
    checkShape(input, transactWriteItemsShape);
    const prepared = (input.TransactItems ?? []).map(prepare);
    const { ClientRequestToken: token, ...request } = input;
    // AWS: the same transaction again succeeds and changes nothing.
    if (token !== undefined && tokens.check(context, token, request, tables.now()) === 'repeated') return {};
    const { actions, consumptions } = writeTransaction(tables, prepared, context);
    if (token !== undefined) tokens.remember(context, token, request, tables.now());
    const capacity = consumptions.flatMap((consumption) => consumption.told(input.ReturnConsumedCapacity, 'by kind') ?? []);
    const metrics = input.ReturnItemCollectionMetrics === 'SIZE' ? metricsOf(actions) : {};
    return {
      ...(capacity.length > 0 && { ConsumedCapacity: capacity }),
      ...(Object.keys(metrics).length > 0 && { ItemCollectionMetrics: metrics }),
    };
  };

function prepare({ ConditionCheck: check, Put: put, Delete: remove, Update: update }: TransactWriteItem): PreparedWrite {
  if ([check, put, remove, update].filter(Boolean).length !== 1)
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
  if (put) return preparePut(put);
  if (update) return prepareUpdate(update);
  return check ? prepareCheck(check) : prepareDelete(remove ?? { Key: undefined, TableName: undefined });
}

function metricsOf(actions: readonly WriteAction[]): Record<string, ItemCollectionMetrics[]> {
  const metrics: Record<string, ItemCollectionMetrics[]> = {};
  for (const { table, key } of actions) {
    const told = itemCollectionMetrics(table, key);
    if (!told) continue;
    metrics[table.name] ??= [];
    metrics[table.name]?.push(told);
  }
  return metrics;
}
