// PutResourcePolicy: who else may use a table or a stream.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html
import type { PutResourcePolicyInput, PutResourcePolicyOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { checkResourcePolicy, checkRevision, policyPlace, resourceArnRule } from '../tables/resource-policies.ts';
import type { Tables } from '../tables/tables.ts';

export const putResourcePolicy =
  (tables: Tables): Operation<PutResourcePolicyInput, PutResourcePolicyOutput> =>
  (input) => {
    checkShape(input, { ResourceArn: resourceArnRule, Policy: { required: 'always' } });
    const { ResourceArn: arn = '', Policy: document = '', ExpectedRevisionId: expected } = input;
    checkResourcePolicy(document);
    const place = policyPlace(tables, arn);
    checkRevision(arn, place.get()?.revision, expected);
    // AWS: the same policy again keeps its revision.
    const present = place.get();
    const revision = present?.document === document ? present.revision : String(tables.now()) + tables.environment.random.hex(4);
    place.set({ document, revision });
    return { RevisionId: revision };
  };
