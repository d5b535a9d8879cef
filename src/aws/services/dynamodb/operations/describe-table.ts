// DescribeTable: all that is known of a table.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
import type { DescribeTableInput, DescribeTableOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, tableShape } from '../shape/table-shapes.ts';
import { describedTable } from '../tables/described-table.ts';
import type { Tables } from '../tables/tables.ts';

export const describeTable =
  (tables: Tables): Operation<DescribeTableInput, DescribeTableOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, tableShape);
    return { Table: describedTable(tables.get(context, name)) };
  };
