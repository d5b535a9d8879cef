// DescribeKinesisStreamingDestination: which Kinesis streams the changes of a table go to. Here always none.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeKinesisStreamingDestination.html
import type { DescribeKinesisStreamingDestinationInput, DescribeKinesisStreamingDestinationOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, tableShape } from '../shape/table-shapes.ts';
import type { Tables } from '../tables/tables.ts';

export const describeKinesisStreamingDestination =
  (tables: Tables): Operation<DescribeKinesisStreamingDestinationInput, DescribeKinesisStreamingDestinationOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, tableShape);
    return { TableName: tables.get(context, name).name, KinesisDataStreamDestinations: [] };
  };
