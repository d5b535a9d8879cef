// PutResourcePolicy, GetResourcePolicy and DeleteResourcePolicy: who else may use a stream or a consumer.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutResourcePolicy.html and its siblings
import type {
  DeleteResourcePolicyInput,
  GetResourcePolicyInput,
  GetResourcePolicyOutput,
  PutResourcePolicyInput,
} from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { resourcePolicyMissing } from '../errors.ts';
import { checkPolicy } from '../resource-policy.ts';
import { type Resources, resourceConstraint } from '../resources.ts';

export const resourcePolicyConstraints: Constraints = { ResourceARN: resourceConstraint };

/** What a resource without a policy answers (moto). */
const noPolicy = '{}';

export const putResourcePolicy =
  (resources: Resources): Operation<PutResourcePolicyInput, void> =>
  (input, context) => {
    const { ResourceARN: arn = '', Policy: policy = '' } = input;
    const resource = resources.get(arn, context);
    checkPolicy(policy, arn);
    resource.setPolicy(policy);
  };

export const getResourcePolicy =
  (resources: Resources): Operation<GetResourcePolicyInput, GetResourcePolicyOutput> =>
  (input, context) => ({ Policy: resources.get(input.ResourceARN, context).policy ?? noPolicy });

export const deleteResourcePolicy =
  (resources: Resources): Operation<DeleteResourcePolicyInput, void> =>
  (input, context) => {
    const resource = resources.get(input.ResourceARN, context);
    if (resource.policy === undefined) throw resourcePolicyMissing(input.ResourceARN ?? '');
    resource.setPolicy(undefined);
  };
