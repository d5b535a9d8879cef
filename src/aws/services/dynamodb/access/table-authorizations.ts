// What the operations on tables ask of IAM: the table by its ARN, or nothing in particular.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
import type { CreateTableInput } from '@aws-sdk/client-dynamodb';
import type { Access, Authorization } from '../../../core/access.ts';
import { tableArn } from '../tables/tables.ts';

/** Operations whose input has a TableName. */
const byName = [
  'DeleteTable',
  'DescribeContinuousBackups',
  'DescribeContributorInsights',
  'DescribeKinesisStreamingDestination',
  'DescribeTable',
  'DescribeTimeToLive',
  'UpdateContinuousBackups',
  'UpdateTable',
  'UpdateTimeToLive',
];

/** Operations whose input has a ResourceArn. */
const byArn = ['DeleteResourcePolicy', 'GetResourcePolicy', 'ListTagsOfResource', 'PutResourcePolicy', 'TagResource', 'UntagResource'];

export const tableAuthorizations: Readonly<Record<string, Authorization>> = Object.fromEntries([
  ...byName.map((operation) => [
    operation,
    ({ TableName: name = '' }: { TableName?: string }, context: Parameters<Authorization>[1]): Access => ({
      action: `dynamodb:${operation}`,
      resource: tableArn(context, name),
    }),
  ]),
  ...byArn.map((operation) => [
    operation,
    ({ ResourceArn: arn }: { ResourceArn?: string }): Access => ({ action: `dynamodb:${operation}`, resource: arn || '*' }),
  ]),
  [
    'CreateTable',
    (
      { TableName: name = '', Tags: tags = [], ResourcePolicy: policy }: CreateTableInput,
      context: Parameters<Authorization>[1],
    ): Access[] => {
      const resource = tableArn(context, name);
      // AWS: tags and a policy given with a new table need their own permissions.
      const actions = ['CreateTable', ...(tags.length > 0 ? ['TagResource'] : []), ...(policy === undefined ? [] : ['PutResourcePolicy'])];
      return actions.map((action) => ({ action: `dynamodb:${action}`, resource }));
    },
  ],
]);
