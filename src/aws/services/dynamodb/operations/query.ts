// Query: the items of one partition of a table or index, in the order of the sort key.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
// Order of checks and sentences: recorded by dynalite (test/query.js).
import type { QueryInput, QueryOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { validation } from '../errors.ts';
import type { Condition, KeyCondition } from '../expressions/compiled.ts';
import { keyConditionOf } from '../expressions/key-condition.ts';
import { keyAttributes } from '../item.ts';
import { pageOf } from '../reads/page.ts';
import { type PreparedQuery, prepareQuery } from '../reads/prepare-query.ts';
import { fetchOf, type ReadSource, readSource } from '../reads/read-source.ts';
import { runQuery } from '../reads/run-query.ts';
import { checkStartKeyAttribute, checkStartKeyBounds, checkStartKeyCount, checkStartKeyOfTable } from '../reads/start-key.ts';
import { checkPaths } from '../requests/check-paths.ts';
import { queryShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { checkThroughput } from '../tables/throughput.ts';

export const query =
  (tables: Tables): Operation<QueryInput, QueryOutput> =>
  (input, context) => {
    checkShape(input, queryShape);
    const prepared = prepareQuery(input);
    const table = tables.active(context, input.TableName ?? '');
    const source = readSource(table, input.IndexName, input.ConsistentRead);
    const condition = boundCondition(source, prepared);
    const { filter, projection, startKey } = prepared;
    if (projection) checkPaths(projection.paths, table);
    if (filter) checkFilterKeys(filter, source, input.QueryFilter ? 'QueryFilter' : 'Filter Expression');
    const fetch = fetchOf(source, { select: input.Select, projection, filter });
    if (filter) checkPaths(filter.paths(), table);
    checkThroughput(tables, table, 'read', input.IndexName);
    return pageOf(tables, source, runQuery(source, condition, startKey, input.ScanIndexForward === false ? 'descending' : 'ascending'), {
      limit: input.Limit,
      filter,
      projection,
      select: input.Select,
      fetch,
      consistency: input.ConsistentRead ? 'strong' : 'eventual',
      returnConsumedCapacity: input.ReturnConsumedCapacity,
    });
  };

function boundCondition(source: ReadSource, { keyTests, startKey }: PreparedQuery): KeyCondition {
  if (startKey) {
    checkStartKeyCount(source, startKey);
    checkStartKeyAttribute(source, startKey, 'partition');
  }
  const attributes = keyAttributes(source.key);
  const condition = keyConditionOf(
    keyTests,
    attributes.map(({ name }) => name),
    attributes.map(({ type }) => type),
  );
  if (startKey) {
    checkStartKeyAttribute(source, startKey, 'sort');
    checkStartKeyOfTable(source, startKey);
    checkStartKeyBounds(source, startKey, condition);
  }
  return condition;
}

function checkFilterKeys(filter: Condition, { key }: ReadSource, parameter: string): void {
  const names = new Set(filter.paths().map(([name]) => name));
  for (const { name } of keyAttributes(key))
    if (names.has(name)) throw validation(`${parameter} can only contain non-primary key attributes: Primary key attribute: ${name}`);
}
