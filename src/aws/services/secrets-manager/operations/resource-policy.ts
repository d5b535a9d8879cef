// PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy, ValidateResourcePolicy: what hangs on a secret itself.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
import type {
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
  ValidateResourcePolicyRequest,
  ValidateResourcePolicyResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { isFlaw, listOf, readPolicyJson, type StatementJson, statementsOf } from '../../../iam/policy/policy-json.ts';
import { malformedPolicy, publicPolicy } from '../errors.ts';
import type { Secrets } from '../secrets.ts';

export const putResourcePolicy =
  (secrets: Secrets): Operation<PutResourcePolicyRequest, PutResourcePolicyResponse> =>
  ({ SecretId: id, ResourcePolicy: policy = '', BlockPublicPolicy: block }, context) => {
    const secret = secrets.get(id, context);
    checkPolicy(policy);
    if (block && isPublic(policy)) throw publicPolicy();
    secret.policy = policy;
    return { ARN: secret.arn, Name: secret.name };
  };

export const getResourcePolicy =
  (secrets: Secrets): Operation<GetResourcePolicyRequest, GetResourcePolicyResponse> =>
  ({ SecretId: id }, context) => {
    const { arn, name, policy } = secrets.get(id, context);
    return { ARN: arn, Name: name, ...(policy !== undefined && { ResourcePolicy: policy }) };
  };

export const deleteResourcePolicy =
  (secrets: Secrets): Operation<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse> =>
  ({ SecretId: id }, context) => {
    const secret = secrets.get(id, context);
    secret.policy = undefined;
    return { ARN: secret.arn, Name: secret.name };
  };

export const validateResourcePolicy =
  (secrets: Secrets): Operation<ValidateResourcePolicyRequest, ValidateResourcePolicyResponse> =>
  ({ SecretId: id, ResourcePolicy: policy = '' }, context) => {
    if (id !== undefined) secrets.get(id, context);
    if (isFlaw(readPolicyJson(policy))) checkPolicy(policy);
    const errors = [
      ...complaintsAbout(policy),
      ...(isPublic(policy) ? [{ CheckName: 'PUBLIC_ACCESS', ErrorMessage: publicPolicy().message }] : []),
    ];
    return { PolicyValidationPassed: errors.length === 0, ValidationErrors: errors };
  };

/** Throws AwsError MalformedPolicyDocumentException. */
function checkPolicy(policy: string): void {
  const [complaint] = complaintsAbout(policy);
  if (complaint) throw malformedPolicy(complaint.ErrorMessage);
}

function complaintsAbout(policy: string): { readonly CheckName: string; readonly ErrorMessage: string }[] {
  try {
    parsePolicy(policy, 'resource');
    return [];
  } catch (thrown) {
    if (thrown instanceof AwsError) return [{ CheckName: 'POLICY_SYNTAX', ErrorMessage: thrown.message }];
    throw thrown;
  }
}

/** Does it let everybody in, without a condition? */
function isPublic(policy: string): boolean {
  const json = readPolicyJson(policy);
  return !isFlaw(json) && statementsOf(json).some(letsEverybodyIn);
}

function letsEverybodyIn({ Effect, Principal, NotPrincipal, Condition = {} }: StatementJson): boolean {
  if (Effect !== 'Allow' || Object.keys(Condition).length > 0) return false;
  if (NotPrincipal !== undefined || Principal === '*') return true;
  return typeof Principal === 'object' && listOf(Principal.AWS ?? []).includes('*');
}
