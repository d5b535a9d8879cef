// BatchWriteItem: up to 25 items put into or deleted from several tables, each on its own.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
// Order of checks and sentences: recorded by dynalite (test/batchWriteItem.js).
import type { BatchWriteItemInput, BatchWriteItemOutput, ItemCollectionMetrics } from '@aws-sdk/client-dynamodb';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { Consumption } from '../capacity.ts';
import { validation } from '../errors.ts';
import { batchWriteItemShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { type PreparedRequests, prepareBatchWrite } from '../writes/prepare-batch-write.ts';
import { itemCollectionMetrics } from '../writes/run-write.ts';
import { executeWrite, type WriteAction } from '../writes/write-action.ts';

export const batchWriteItem =
  (tables: Tables): Operation<BatchWriteItemInput, BatchWriteItemOutput> =>
  (input, context) => {
    checkShape(input, batchWriteItemShape);
    const prepared = prepareBatchWrite(input);
    const bound = prepared.map((requests) => ({ tableName: requests.tableName, actions: bind(tables, context, requests) }));
    const metrics: Record<string, ItemCollectionMetrics[]> = {};
    const consumptions = bound.map(({ tableName, actions }) => {
      const consumption = runAll(tables, actions, context);
      const told = actions.flatMap(({ table, key }) => itemCollectionMetrics(table, key) ?? []);
      if (input.ReturnItemCollectionMetrics === 'SIZE' && told.length > 0) metrics[tableName] = told;
      return consumption;
    });
    const capacity = consumptions.flatMap((consumption) => consumption?.told(input.ReturnConsumedCapacity) ?? []);
    return {
      UnprocessedItems: {},
      ...(Object.keys(metrics).length > 0 && { ItemCollectionMetrics: metrics }),
      ...(capacity.length > 0 && { ConsumedCapacity: capacity }),
    };
  };

function bind(tables: Tables, context: CallContext, { tableName, requests }: PreparedRequests): WriteAction[] {
  const table = tables.active(context, tableName);
  const seen = new Set<string>();
  return requests.map((request) => {
    const action = asBatchError(() => request.bind(table));
    const place = JSON.stringify(action.position);
    if (seen.has(place)) throw validation('Provided list of item keys contains duplicates');
    seen.add(place);
    return action;
  });
}

/** In a batch the real service says less of a key that does not fit. */
function asBatchError<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof AwsError && /Missing the key|Type mismatch for key/.test(thrown.message))
      throw validation('The provided key element does not match the schema');
    throw thrown;
  }
}

function runAll(tables: Tables, actions: readonly WriteAction[], context: CallContext): Consumption | undefined {
  const [first] = actions;
  if (!first) return undefined;
  checkThroughput(tables, first.table, 'write');
  const consumption = new Consumption(first.table, 'write');
  for (const action of actions) consumption.addWrite(executeWrite(tables, action, context));
  chargeThroughput(tables, consumption);
  return consumption;
}
