// TransactGetItems: up to a hundred items as they are at one moment.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
import type { TransactGetItemsInput, TransactGetItemsOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { Consumption, readUnits } from '../capacity.ts';
import { prepareGet } from '../reads/prepare-get.ts';
import { checkKey } from '../requests/check-key.ts';
import { checkPaths } from '../requests/check-paths.ts';
import { transactGetItemsShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Table } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';
import { allOrCancel, attempt } from '../transactions/reasons.ts';
import { checkDistinct } from '../transactions/write-transaction.ts';

export const transactGetItems =
  (tables: Tables): Operation<TransactGetItemsInput, TransactGetItemsOutput> =>
  (input, context) => {
    checkShape(input, transactGetItemsShape);
    const gets = (input.TransactItems ?? []).flatMap(({ Get: get }) => (get ? [{ get, ...prepareGet(get) }] : []));
    const found = gets.map((prepared) => ({ ...prepared, table: tables.active(context, prepared.get.TableName ?? '') }));
    const bound = allOrCancel(
      found.map((get) =>
        attempt(() => {
          checkKey(get.key, get.table);
          if (get.projection) checkPaths(get.projection.paths, get.table);
          return { ...get, position: get.table.positionOf(get.key) };
        }),
      ),
    );
    checkDistinct(bound);
    const consumptions = new Map<Table, Consumption>();
    for (const { table } of bound) checkThroughput(tables, table, 'read');
    const items = bound.map(({ table, position, projection }) => {
      const stored = table.items.get(position);
      const consumption = consumptions.get(table) ?? new Consumption(table, 'read');
      consumptions.set(table, consumption);
      consumption.addTable(readUnits(stored?.bytes ?? 0, 'transactional'));
      return stored && (projection ? projection.project(stored.item) : stored.item);
    });
    for (const consumption of consumptions.values()) chargeThroughput(tables, consumption);
    const capacity = [...consumptions.values()].flatMap((consumption) => consumption.told(input.ReturnConsumedCapacity, 'by kind') ?? []);
    return {
      Responses: items.map((item) => (item ? { Item: item } : {})),
      ...(capacity.length > 0 && { ConsumedCapacity: capacity }),
    };
  };
