// GetResourcePolicy: the policy of a table or of a stream.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html
import type { GetResourcePolicyInput, GetResourcePolicyOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { policyNotFound, policyPlace, resourceArnRule } from '../tables/resource-policies.ts';
import type { Tables } from '../tables/tables.ts';

export const getResourcePolicy =
  (tables: Tables): Operation<GetResourcePolicyInput, GetResourcePolicyOutput> =>
  (input) => {
    checkShape(input, { ResourceArn: resourceArnRule });
    const arn = input.ResourceArn ?? '';
    const policy = policyPlace(tables, arn).get();
    if (!policy) throw policyNotFound(arn);
    return { Policy: policy.document, RevisionId: policy.revision };
  };
