// DeleteResourcePolicy: nobody but the owner's principals may use the table or stream any more.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html
import type { DeleteResourcePolicyInput, DeleteResourcePolicyOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { checkRevision, policyPlace, resourceArnRule } from '../tables/resource-policies.ts';
import type { Tables } from '../tables/tables.ts';

export const deleteResourcePolicy =
  (tables: Tables): Operation<DeleteResourcePolicyInput, DeleteResourcePolicyOutput> =>
  (input) => {
    checkShape(input, { ResourceArn: resourceArnRule });
    const { ResourceArn: arn = '', ExpectedRevisionId: expected } = input;
    const place = policyPlace(tables, arn);
    const present = place.get();
    checkRevision(arn, present?.revision, expected);
    place.set(undefined);
    // AWS: deleting what is not there is no error, and answers without a revision.
    return present ? { RevisionId: present.revision } : {};
  };
