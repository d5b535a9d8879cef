// BatchGetItem: up to a hundred items of several tables.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
// Order of checks and sentences: recorded by dynalite (test/batchGetItem.js).
import type { BatchGetItemInput, BatchGetItemOutput, KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { Consumption, readUnits } from '../capacity.ts';
import type { Item } from '../item.ts';
import { limits } from '../limits.ts';
import { type PreparedBatch, prepareBatchGet } from '../reads/prepare-batch-get.ts';
import { checkKey } from '../requests/check-key.ts';
import { checkPaths } from '../requests/check-paths.ts';
import { batchGetItemShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Table } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';

export const batchGetItem =
  (tables: Tables): Operation<BatchGetItemInput, BatchGetItemOutput> =>
  (input, context) => {
    checkShape(input, batchGetItemShape);
    const prepared = prepareBatchGet(input);
    const bound = prepared.map((batch) => {
      const table = tables.active(context, batch.tableName);
      for (const key of batch.keys) checkKey(key, table);
      if (batch.projection) checkPaths(batch.projection.paths, table);
      return { table, ...batch };
    });
    const output: Answered = { Responses: {}, UnprocessedKeys: {} };
    const budget = { bytes: 0 };
    const consumptions = bound.map((batch) => readBatch(tables, batch, budget, output));
    const capacity = consumptions.flatMap((consumption) => consumption.told(input.ReturnConsumedCapacity) ?? []);
    return { ...output, ...(capacity.length > 0 && { ConsumedCapacity: capacity }) };
  };

interface Answered {
  readonly Responses: Record<string, Item[]>;
  readonly UnprocessedKeys: Record<string, KeysAndAttributes>;
}

function readBatch(
  tables: Tables,
  { table, tableName, keys, projection, request }: PreparedBatch & { readonly table: Table },
  budget: { bytes: number },
  output: Answered,
): Consumption {
  const consumption = new Consumption(table, 'read');
  const items: Item[] = [];
  const left: Item[] = [];
  checkThroughput(tables, table, 'read');
  for (const key of keys) {
    const stored = table.get(key);
    // AWS: an answer has 16 MB at the most; the keys behind that come back.
    if (stored && budget.bytes + stored.bytes > limits.batchBytes) {
      left.push(key);
      continue;
    }
    consumption.addTable(readUnits(stored?.bytes ?? 0, request.ConsistentRead ? 'strong' : 'eventual'));
    if (!stored) continue;
    budget.bytes += stored.bytes;
    items.push(projection ? projection.project(stored.item) : stored.item);
  }
  chargeThroughput(tables, consumption);
  output.Responses[tableName] = items;
  if (left.length > 0) output.UnprocessedKeys[tableName] = { ...request, Keys: left };
  return consumption;
}
