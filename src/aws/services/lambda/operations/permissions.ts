// The resource policies of functions: AddPermission, RemovePermission, GetPolicy.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html, https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
import type {
  AddPermissionRequest,
  AddPermissionResponse,
  GetPolicyRequest,
  GetPolicyResponse,
  RemovePermissionRequest,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { conflict, invalidParameter, notFound, policyTooLong, resourceMissing, wrongPolicyRevision } from '../errors.ts';
import type { LambdaFunction, PolicyStatement } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { limits } from '../limits.ts';
import { policyDocument } from '../resource-policy.ts';

export function permissions({ functions }: Lambda) {
  /** The function and the place of the policy that the request means. */
  const found = (context: CallContext, name: string | undefined, qualifier: string | undefined) => {
    const { fn, named } = functions.get(context, name, qualifier);
    if (named.qualifier !== undefined) functions.version(fn, named.qualifier);
    return { fn, key: named.qualifier ?? '' };
  };
  const checkRevision = (fn: LambdaFunction, key: string, revisionId: string | undefined) => {
    if (revisionId !== undefined && revisionId !== fn.policies.get(key)?.revisionId) throw wrongPolicyRevision();
  };
  return {
    AddPermission(input: AddPermissionRequest, context: CallContext): AddPermissionResponse {
      const { fn, key } = found(context, input.FunctionName, input.Qualifier);
      if (key === '$LATEST') throw invalidParameter('We currently do not support adding policies for $LATEST.');
      checkRevision(fn, key, input.RevisionId);
      const statement = statementOf(fn, key, input);
      const present = fn.policies.get(key)?.statements ?? [];
      if (present.some(({ Sid }) => Sid === statement.Sid))
        throw conflict(
          `The statement id (${statement.Sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        );
      const statements = [...present, statement];
      if (policyDocument(statements).length > limits.policyBytes) throw policyTooLong();
      fn.policies.set(key, { revisionId: functions.newRevisionId(), statements });
      return { Statement: JSON.stringify(statement) };
    },

    RemovePermission(input: RemovePermissionRequest, context: CallContext): Record<string, never> {
      const { fn, key } = found(context, input.FunctionName, input.Qualifier);
      const present = fn.policies.get(key)?.statements ?? [];
      if (present.length === 0) throw notFound('No policy is associated with the given resource.');
      if (!present.some(({ Sid }) => Sid === input.StatementId))
        throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
      checkRevision(fn, key, input.RevisionId);
      const statements = present.filter(({ Sid }) => Sid !== input.StatementId);
      if (statements.length === 0) fn.policies.delete(key);
      else fn.policies.set(key, { revisionId: functions.newRevisionId(), statements });
      return {};
    },

    GetPolicy({ FunctionName, Qualifier }: GetPolicyRequest, context: CallContext): GetPolicyResponse {
      const { fn, key } = found(context, FunctionName, Qualifier);
      const policy = fn.policies.get(key);
      if (!policy) throw resourceMissing();
      return { Policy: policyDocument(policy.statements), RevisionId: policy.revisionId };
    },
  };
}

function statementOf(fn: LambdaFunction, key: string, input: AddPermissionRequest): PolicyStatement {
  const { StatementId = '', Action = '', Principal = '', SourceArn, SourceAccount, EventSourceToken, PrincipalOrgID } = input;
  const { FunctionUrlAuthType } = input;
  const equals = {
    ...(SourceAccount !== undefined && { 'AWS:SourceAccount': SourceAccount }),
    ...(EventSourceToken !== undefined && { 'lambda:EventSourceToken': EventSourceToken }),
    ...(PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': PrincipalOrgID }),
    ...(FunctionUrlAuthType !== undefined && { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
  };
  const Condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': SourceArn } }),
    ...(input.InvokedViaFunctionUrl && { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }),
  };
  const statement: PolicyStatement = {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principalOf(Principal),
    Action,
    Resource: functionArn({ account: fn.account, region: fn.region, name: fn.name, ...(key !== '' && { qualifier: key }) }),
    ...(Object.keys(Condition).length > 0 && { Condition }),
  };
  parsePolicy(policyDocument([statement]), 'resource');
  return statement;
}

/** AWS: a service, an account (its root stands for it), the ARN of a user or role, or everybody. */
function principalOf(principal: string): unknown {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  if (principal.startsWith('arn:')) return { AWS: principal };
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal)) return { Service: principal };
  throw invalidParameter('The provided principal was invalid. Please check the principal and try again.');
}
