// The policy simulator: SimulatePrincipalPolicy and SimulateCustomPolicy. The decision itself is iam/simulate.ts.
// AWS: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
import type * as Sdk from '@aws-sdk/client-iam';
import { parseArn } from '../../../core/arn.ts';
import type { CallContext } from '../../../core/call.ts';
import type { Principal } from '../../../core/identities.ts';
import { rootPrincipal } from '../../../iam/caller.ts';
import { principalConditions } from '../../../iam/principal-conditions.ts';
import { type SimulatedDecision, type SimulatedPolicy, simulate } from '../../../iam/simulate.ts';
import type { Directory } from '../directory.ts';
import type { Role, User } from '../entities.ts';
import { invalidInput } from '../errors.ts';
import { userPrincipal } from '../identities.ts';
import { pageOf } from '../paging.ts';
import { type SourceEntity, sourceEntity } from '../policies-of-entity.ts';
import { checkedDocument } from '../policy-document.ts';
import { tagRecord } from '../tags.ts';

/** What both operations have in common. */
type Common = Pick<
  Sdk.SimulateCustomPolicyRequest,
  'ActionNames' | 'ResourceArns' | 'ResourcePolicy' | 'ResourceOwner' | 'ContextEntries' | 'CallerArn' | 'MaxItems' | 'Marker'
>;

export function policySimulator(iam: Directory) {
  return {
    SimulateCustomPolicy(input: Sdk.SimulateCustomPolicyRequest, context: CallContext): Sdk.SimulatePolicyResponse {
      const caller = callerOf(input.CallerArn) ?? rootPrincipal(context.account);
      return answer(input, caller, given(input.PolicyInputList), given(input.PermissionsBoundaryPolicyInputList)[0], {});
    },

    SimulatePrincipalPolicy(input: Sdk.SimulatePrincipalPolicyRequest, context: CallContext): Sdk.SimulatePolicyResponse {
      const account = iam.account(context);
      const source = sourceEntity(iam, account, input.PolicySourceArn ?? '');
      // The sentence is inferred; the documentation asks for a CallerArn with a group and a resource policy.
      if (source.kind === 'group' && input.ResourcePolicy !== undefined && input.CallerArn === undefined)
        throw invalidInput('CallerArn is required when PolicySourceArn is a group and ResourcePolicy is given.');
      const caller = callerOf(input.CallerArn) ?? principalOf(account.account, source);
      const boundary = given(input.PermissionsBoundaryPolicyInputList)[0] ?? source.boundary;
      const known = source.kind === 'group' ? {} : principalConditions(caller, 'lasting');
      return answer(input, caller, [...source.policies, ...given(input.PolicyInputList)], boundary, known);
    },
  };
}

function answer(
  input: Common,
  caller: Principal,
  identity: readonly SimulatedPolicy[],
  boundary: SimulatedPolicy | undefined,
  known: Readonly<Record<string, readonly string[]>>,
): Sdk.SimulatePolicyResponse {
  const entries = (input.ContextEntries ?? []).map(({ ContextKeyName: key = '', ContextKeyValues: values = [] }) => [key, values] as const);
  const decisions = simulate({
    actions: checkedActions(input.ActionNames ?? []),
    resources: input.ResourceArns?.length ? input.ResourceArns : ['*'],
    identity,
    ...(boundary && { boundary }),
    ...(input.ResourcePolicy !== undefined && {
      resourcePolicy: { source: 'ResourcePolicy', type: 'Resource Policy', text: checkedDocument(input.ResourcePolicy, 'resource') },
    }),
    caller,
    ...(input.ResourceOwner !== undefined && { owner: parseArn(input.ResourceOwner)?.account ?? input.ResourceOwner }),
    context: { ...known, ...Object.fromEntries(entries) },
  });
  const numbered = decisions.map((decision, index) => ({ decision, key: String(index).padStart(6, '0') }));
  const { items, paging } = pageOf(numbered, input, ({ key }) => key);
  const named = input.ResourceArns?.length ? 'resources named' : 'no resource named';
  return { EvaluationResults: items.map(({ decision }) => described(decision, named)), ...paging };
}

/** With a resource named, the decision is told once more for it, as LocalStack recorded. */
function described(decision: SimulatedDecision, named: 'resources named' | 'no resource named'): Sdk.EvaluationResult {
  const reasons = reasonsOf(decision);
  const { action, resource, decision: EvalDecision, boundary } = decision;
  const specific = { EvalResourceName: resource, EvalResourceDecision: EvalDecision, ...reasons };
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision,
    ...reasons,
    EvalDecisionDetails: {},
    ...(named === 'resources named' && { ResourceSpecificResults: [specific] }),
    ...(boundary && { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary === 'allowed' } }),
  };
}

function reasonsOf(decision: SimulatedDecision): Pick<Sdk.EvaluationResult, 'MatchedStatements' | 'MissingContextValues'> {
  return {
    MatchedStatements: decision.matchedStatements.map(({ source, type, start, end }) => ({
      SourcePolicyId: source,
      SourcePolicyType: type as Sdk.PolicySourceType,
      StartPosition: { Line: start.line, Column: start.column },
      EndPosition: { Line: end.line, Column: end.column },
    })),
    MissingContextValues: [...decision.missingContextValues],
  };
}

function given(texts: readonly string[] = []): SimulatedPolicy[] {
  return texts.map((text, index) => ({
    source: `PolicyInputList.${index + 1}`,
    type: 'IAM Policy',
    text: checkedText(text),
  }));
}

// AWS: the simulator answers InvalidInput where storing the policy would be MalformedPolicyDocument.
function checkedText(text: string): string {
  try {
    return checkedDocument(text, 'inline');
  } catch (thrown) {
    throw invalidInput(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

// The sentence is inferred.
function checkedActions(actions: readonly string[]): readonly string[] {
  for (const action of actions) if (!/^[\w-]+:\w+$/.test(action)) throw invalidInput(`Invalid Action: ${action}`);
  return actions;
}

/** Undefined when no caller is named. Throws AwsError InvalidInput for one that is no user. */
function callerOf(arn: string | undefined): Principal | undefined {
  if (arn === undefined) return undefined;
  const { account, resource = '' } = parseArn(arn) ?? {};
  // AWS: "The ARN for the user to use as the simulated caller"; only users can be. The sentence is inferred.
  if (account === undefined || !resource.startsWith('user/')) throw invalidInput(`Invalid Caller Arn: ${arn}`);
  const userName = resource.split('/').at(-1) ?? '';
  return { kind: 'user', account, arn, userId: userName, userName, tags: {}, sessionContext: {} };
}

function principalOf(account: string, { kind, holder }: SourceEntity): Principal {
  if (kind === 'user') return userPrincipal(account, holder as User);
  if (kind === 'group') return rootPrincipal(account);
  const role = holder as Role;
  const arn = `arn:aws:sts::${account}:assumed-role/${role.name}/simulated`;
  const tags = tagRecord(role.tags);
  return { kind: 'assumed-role', account, arn, userId: `${role.id}:simulated`, roleArn: role.arn, tags, sessionContext: {} };
}
