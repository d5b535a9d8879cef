// Scan: all items of a table or index, or of one segment of it, in the order of the hash of their partition keys.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
// Order of checks and sentences: recorded by dynalite (test/scan.js).
import type { ScanInput, ScanOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { validation } from '../errors.ts';
import type { Item } from '../item.ts';
import { pageOf } from '../reads/page.ts';
import { prepareScan } from '../reads/prepare-scan.ts';
import { fetchOf, type ReadSource, readSource } from '../reads/read-source.ts';
import { checkStartKeyAttribute, checkStartKeyCount, checkStartKeyOfTable, startPosition } from '../reads/start-key.ts';
import { checkPaths } from '../requests/check-paths.ts';
import { scanShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Segment } from '../storage/item-set.ts';
import type { Position } from '../storage/key-text.ts';
import type { Tables } from '../tables/tables.ts';
import { checkThroughput } from '../tables/throughput.ts';

export const scan =
  (tables: Tables): Operation<ScanInput, ScanOutput> =>
  (input, context) => {
    checkShape(input, scanShape);
    const { filter, projection, startKey, segment } = prepareScan(input);
    const table = tables.active(context, input.TableName ?? '');
    const source = readSource(table, input.IndexName, input.ConsistentRead);
    if (startKey) checkStartKey(source, startKey);
    const fetch = fetchOf(source, { select: input.Select, projection, filter });
    const after = startKey && startOf(source, startKey, segment);
    if (projection) checkPaths(projection.paths, table);
    if (filter) checkPaths(filter.paths(), table);
    checkThroughput(tables, table, 'read', input.IndexName);
    return pageOf(tables, source, source.items.scan(after, segment), {
      limit: input.Limit,
      filter,
      projection,
      select: input.Select,
      fetch,
      consistency: input.ConsistentRead ? 'strong' : 'eventual',
      returnConsumedCapacity: input.ReturnConsumedCapacity,
    });
  };

function checkStartKey(source: ReadSource, startKey: Item): void {
  checkStartKeyCount(source, startKey, source.index ? '' : ': The provided key element does not match the schema');
  if (!source.index) return;
  checkStartKeyAttribute(source, startKey, 'partition');
  checkStartKeyAttribute(source, startKey, 'sort');
}

function startOf(source: ReadSource, startKey: Item, segment: Segment | undefined): Position {
  checkStartKeyOfTable(source, startKey);
  const position = startPosition(source, startKey);
  if (segment && !source.items.isInSegment(position.partition, segment))
    throw validation(
      'The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. ' +
        `TotalSegments: ${segment.of} Segment: ${segment.segment}`,
    );
  return position;
}
