// GetItem: the item of a key, or some of its attributes.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
import type { GetItemInput, GetItemOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { Consumption, readUnits } from '../capacity.ts';
import { prepareGet } from '../reads/prepare-get.ts';
import { checkKey } from '../requests/check-key.ts';
import { checkPaths } from '../requests/check-paths.ts';
import { getItemShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { chargeThroughput, checkThroughput } from '../tables/throughput.ts';

export const getItem =
  (tables: Tables): Operation<GetItemInput, GetItemOutput> =>
  (input, context) => {
    checkShape(input, getItemShape);
    const { key, projection } = prepareGet(input);
    const table = tables.active(context, input.TableName ?? '');
    checkKey(key, table);
    if (projection) checkPaths(projection.paths, table);
    checkThroughput(tables, table, 'read');
    const stored = table.get(key);
    const consumption = new Consumption(table, 'read');
    consumption.addTable(readUnits(stored?.bytes ?? 0, input.ConsistentRead ? 'strong' : 'eventual'));
    chargeThroughput(tables, consumption);
    const capacity = consumption.told(input.ReturnConsumedCapacity);
    const item = stored && (projection ? projection.project(stored.item) : stored.item);
    return { ...(item && { Item: item }), ...(capacity && { ConsumedCapacity: capacity }) };
  };
