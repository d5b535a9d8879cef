// Resource policies of the account: put, listed, deleted.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
import type {
  DeleteResourcePolicyRequest,
  DescribeResourcePoliciesRequest,
  DescribeResourcePoliciesResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { invalidParameter, memberNotEmbedded, resourceLimitExceeded } from '../errors.ts';
import { limitConstraint } from '../group-argument.ts';
import { limits } from '../limits.ts';
import type { Logs } from '../logs.ts';
import { page } from '../paging.ts';
import type { ResourcePolicyState } from '../resource-policies.ts';

export const resourcePolicyConstraints: Readonly<Record<string, Constraints>> = {
  PutResourcePolicy: { policyDocument: { minLength: 1, maxLength: 51_200 } },
  DescribeResourcePolicies: { limit: limitConstraint, policyScope: { oneOf: ['ACCOUNT', 'RESOURCE'] } },
};

export const putResourcePolicy =
  (logs: Logs): Operation<PutResourcePolicyRequest, PutResourcePolicyResponse> =>
  (input, context) => {
    const { policyName: name, policyDocument: document = '' } = input;
    if (input.resourceArn !== undefined) throw memberNotEmbedded('resourceArn of a resource policy');
    if (name === undefined) throw invalidParameter('policyName must be specified.');
    checkDocument(document);
    const existing = logs.policies.list(context);
    const isNew = !existing.some((policy) => policy.name === name);
    if (isNew && existing.length >= limits.resourcePoliciesPerRegion) throw resourceLimitExceeded();
    return { resourcePolicy: described(logs.policies.put(context, name, document)) };
  };

export const deleteResourcePolicy =
  (logs: Logs): Operation<DeleteResourcePolicyRequest, void> =>
  ({ policyName: name = '', resourceArn }, context) => {
    if (resourceArn !== undefined) throw memberNotEmbedded('resourceArn of a resource policy');
    if (logs.policies.delete(context, name) === 'absent')
      throw new AwsError('ResourceNotFoundException', `Policy with name [${name}] does not exist.`);
  };

export const describeResourcePolicies =
  (logs: Logs): Operation<DescribeResourcePoliciesRequest, DescribeResourcePoliciesResponse> =>
  (input, context) => {
    const all = input.policyScope === 'RESOURCE' ? [] : logs.policies.list(context);
    const { items, nextToken } = page(all, ({ name }) => name, input.limit ?? limits.describedPerPage, input.nextToken);
    return { resourcePolicies: items.map(described), ...(nextToken !== undefined && { nextToken }) };
  };

/** The sentence is inferred. */
function checkDocument(document: string): void {
  try {
    parsePolicy(document, 'resource');
  } catch (thrown) {
    throw invalidParameter(`Invalid policy document: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

function described({ name, document, updatedMs }: ResourcePolicyState) {
  return { policyName: name, policyDocument: document, lastUpdatedTime: updatedMs };
}
