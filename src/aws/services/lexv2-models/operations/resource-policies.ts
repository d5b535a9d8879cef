// CreateResourcePolicy, UpdateResourcePolicy, DescribeResourcePolicy, DeleteResourcePolicy, and the statements of a policy.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateResourcePolicy.html
import type {
  CreateResourcePolicyCommandInput,
  CreateResourcePolicyCommandOutput,
  CreateResourcePolicyStatementCommandInput,
  CreateResourcePolicyStatementCommandOutput,
  DeleteResourcePolicyCommandInput,
  DeleteResourcePolicyCommandOutput,
  DeleteResourcePolicyStatementCommandInput,
  DeleteResourcePolicyStatementCommandOutput,
  DescribeResourcePolicyCommandInput,
  DescribeResourcePolicyCommandOutput,
  UpdateResourcePolicyCommandInput,
  UpdateResourcePolicyCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import type { Bots, ResourcePolicyText } from '../bots.ts';
import { checkResource } from '../checks/resource.ts';
import { conflict, invalid, notFound, preconditionFailed } from '../errors.ts';

export const createResourcePolicy =
  (bots: Bots): Operation<CreateResourcePolicyCommandInput, Answer<CreateResourcePolicyCommandOutput>> =>
  ({ resourceArn, policy }, context) => {
    const arn = checkResource(bots, resourceArn, context);
    if (bots.policies[arn]) throw preconditionFailed('The resource already has a policy: update it, or delete it first.');
    return kept(bots, arn, parsedPolicy(policy));
  };

export const updateResourcePolicy =
  (bots: Bots): Operation<UpdateResourcePolicyCommandInput, Answer<UpdateResourcePolicyCommandOutput>> =>
  ({ resourceArn, policy, expectedRevisionId }, context) => {
    const arn = checkResource(bots, resourceArn, context);
    revised(bots, arn, expectedRevisionId);
    return kept(bots, arn, parsedPolicy(policy));
  };

export const describeResourcePolicy =
  (bots: Bots): Operation<DescribeResourcePolicyCommandInput, Answer<DescribeResourcePolicyCommandOutput>> =>
  ({ resourceArn }, context) => {
    const arn = checkResource(bots, resourceArn, context);
    const { document, revisionId } = revised(bots, arn);
    return { resourceArn: arn, policy: document, revisionId };
  };

export const deleteResourcePolicy =
  (bots: Bots): Operation<DeleteResourcePolicyCommandInput, Answer<DeleteResourcePolicyCommandOutput>> =>
  ({ resourceArn, expectedRevisionId }, context) => {
    const arn = checkResource(bots, resourceArn, context);
    const { revisionId } = revised(bots, arn, expectedRevisionId);
    delete bots.policies[arn];
    return { resourceArn: arn, revisionId };
  };

export const createResourcePolicyStatement =
  (bots: Bots): Operation<CreateResourcePolicyStatementCommandInput, Answer<CreateResourcePolicyStatementCommandOutput>> =>
  ({ resourceArn, statementId, effect, principal = [], action, condition, expectedRevisionId }, context) => {
    const arn = checkResource(bots, resourceArn, context);
    if (expectedRevisionId !== undefined) revised(bots, arn, expectedRevisionId);
    const before = bots.policies[arn];
    const policy = before ? parsedPolicy(before.document) : { Version: '2012-10-17', Statement: [] };
    if (policy.Statement.some(({ Sid }) => Sid === statementId)) throw conflict(`The policy already has a statement ${statementId}.`);
    const Principal = Object.fromEntries(
      (['service', 'arn'] as const).flatMap((kind) => {
        const named = principal.flatMap((one) => one[kind] ?? []);
        return named.length === 0 ? [] : [[kind === 'arn' ? 'AWS' : 'Service', named]];
      }),
    );
    const statement = {
      Sid: statementId,
      Effect: effect,
      Principal,
      Action: action,
      Resource: arn,
      ...(condition && { Condition: condition }),
    };
    return kept(bots, arn, { ...policy, Statement: [...policy.Statement, statement] });
  };

export const deleteResourcePolicyStatement =
  (bots: Bots): Operation<DeleteResourcePolicyStatementCommandInput, Answer<DeleteResourcePolicyStatementCommandOutput>> =>
  ({ resourceArn, statementId, expectedRevisionId }, context) => {
    const arn = checkResource(bots, resourceArn, context);
    const policy = parsedPolicy(revised(bots, arn, expectedRevisionId).document);
    const Statement = policy.Statement.filter(({ Sid }) => Sid !== statementId);
    if (Statement.length === policy.Statement.length) throw notFound();
    return kept(bots, arn, { ...policy, Statement });
  };

interface Policy {
  readonly Version?: string;
  readonly Statement: readonly { readonly Sid?: string | undefined }[];
}

/** Throws AwsError ValidationException. What the statements say is read when a call is judged. */
function parsedPolicy(text = ''): Policy {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch (error) {
    throw invalid(`The policy is not JSON: ${(error as Error).message}`);
  }
  const { Statement, ...rest } = (policy ?? {}) as { readonly Statement?: unknown };
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  if (statements.some((statement) => typeof statement !== 'object' || statement === null))
    throw invalid('The policy needs a Statement, an object or a list of objects.');
  return { ...rest, Statement: statements };
}

/** The policy that is there. Throws AwsError ResourceNotFoundException, or PreconditionFailedException for another revision. */
function revised(bots: Bots, arn: string, expectedRevisionId?: string): ResourcePolicyText {
  const policy = bots.policies[arn];
  if (!policy) throw notFound();
  if (expectedRevisionId !== undefined && expectedRevisionId !== policy.revisionId)
    throw preconditionFailed(`The policy has the revision ${policy.revisionId}, and not ${expectedRevisionId}.`);
  return policy;
}

function kept(bots: Bots, arn: string, policy: Policy) {
  // AWS: revision ids are numbers.
  const revisionId = String(Number(bots.policies[arn]?.revisionId ?? 0) + 1);
  bots.policies[arn] = { document: JSON.stringify(policy), revisionId };
  return { resourceArn: arn, revisionId };
}
