// ListTables: the names of the tables of an account and region, in pages.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
import type { ListTablesInput, ListTablesOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import { checkShape, type Shape } from '../shape/shape.ts';
import { indexNameRule } from '../shape/table-shapes.ts';
import type { Tables } from '../tables/tables.ts';

const shape: Shape = { Limit: { min: 1, max: limits.listedTables }, ExclusiveStartTableName: indexNameRule };

export const listTables =
  (tables: Tables): Operation<ListTablesInput, ListTablesOutput> =>
  (input, context) => {
    checkShape(input, shape);
    const { ExclusiveStartTableName: after = '', Limit: limit = limits.listedTables } = input;
    const names = tables
      .list(context)
      .map(({ name }) => name)
      .filter((name) => name > after);
    const page = names.slice(0, limit);
    return { TableNames: page, ...(names.length > limit && { LastEvaluatedTableName: page.at(-1) }) };
  };
