// DescribeContributorInsights: are they on for a table or an index? Here never, because they cannot be switched on.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html
import type { DescribeContributorInsightsInput, DescribeContributorInsightsOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { resourceNotFound } from '../errors.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, indexNameRule, tableNameRule } from '../shape/table-shapes.ts';
import type { Tables } from '../tables/tables.ts';

export const describeContributorInsights =
  (tables: Tables): Operation<DescribeContributorInsightsInput, DescribeContributorInsightsOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, { TableName: tableNameRule, IndexName: indexNameRule });
    const { IndexName: index } = input;
    const table = tables.get(context, name);
    if (index !== undefined && !table.index(index)) throw resourceNotFound();
    return { TableName: table.name, ...(index !== undefined && { IndexName: index }), ContributorInsightsStatus: 'DISABLED' };
  };
