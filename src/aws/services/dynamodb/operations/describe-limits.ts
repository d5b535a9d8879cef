// DescribeLimits: the quotas of an account in a region.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
import type { DescribeLimitsInput, DescribeLimitsOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';

export const describeLimits = (): Operation<DescribeLimitsInput, DescribeLimitsOutput> => () => ({
  AccountMaxReadCapacityUnits: limits.accountCapacityUnits,
  AccountMaxWriteCapacityUnits: limits.accountCapacityUnits,
  TableMaxReadCapacityUnits: limits.tableCapacityUnits,
  TableMaxWriteCapacityUnits: limits.tableCapacityUnits,
});
