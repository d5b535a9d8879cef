// DescribeTimeToLive: which attribute says when items expire, if any.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
import type { DescribeTimeToLiveInput, DescribeTimeToLiveOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, tableShape } from '../shape/table-shapes.ts';
import type { Tables } from '../tables/tables.ts';

export const describeTimeToLive =
  (tables: Tables): Operation<DescribeTimeToLiveInput, DescribeTimeToLiveOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, tableShape);
    const { timeToLive: attribute } = tables.get(context, name).definition;
    if (attribute === undefined) return { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } };
    return { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: attribute } };
  };
