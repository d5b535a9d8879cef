// The suites of awslabs/aws-config-rules that test what one of our managed rules does, and how their events are told to ours.
import { accessKeysRotated } from '../../../src/aws/services/config/managed-rules/access-keys-rotated.ts';
import { cloudwatchLogGroupEncrypted } from '../../../src/aws/services/config/managed-rules/cloudwatch-log-group-encrypted.ts';
import { ec2InstanceNoPublicIp } from '../../../src/aws/services/config/managed-rules/ec2-instance-no-public-ip.ts';
import { encryptedVolumes } from '../../../src/aws/services/config/managed-rules/encrypted-volumes.ts';
import { iamPolicyNoStatementsWithAdminAccess } from '../../../src/aws/services/config/managed-rules/iam-policy-no-statements-with-admin-access.ts';
import { iamRootAccessKeyCheck } from '../../../src/aws/services/config/managed-rules/iam-root-access-key-check.ts';
import { iamUserMfaEnabled } from '../../../src/aws/services/config/managed-rules/iam-user-mfa-enabled.ts';
import { internetGatewayAuthorizedVpcOnly } from '../../../src/aws/services/config/managed-rules/internet-gateway-authorized-vpc-only.ts';
import { lambdaConcurrencyCheck } from '../../../src/aws/services/config/managed-rules/lambda-concurrency-check.ts';
import { lambdaDlqCheck } from '../../../src/aws/services/config/managed-rules/lambda-dlq-check.ts';
import { lambdaInsideVpc } from '../../../src/aws/services/config/managed-rules/lambda-inside-vpc.ts';
import { accountOf, defaultsOf, itemOf } from '../../../src/aws/services/config/managed-rules/testing/judge.ts';
import { vpcSgOpenOnlyToAuthorizedPorts } from '../../../src/aws/services/config/managed-rules/vpc-sg-open-only-to-authorized-ports.ts';
import type { IamFacts, ItemRule, UserFacts } from '../../../src/aws/services/config/rules/rule-contract.ts';

/** One event that a test of theirs sent, and the answer. */
export interface RecordedCase {
  readonly suite: string;
  readonly test: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly item: { readonly resourceId: string; readonly configuration?: Readonly<Record<string, unknown>> } | null;
  readonly calls: readonly { readonly operation: string; readonly input: Readonly<Record<string, unknown>>; readonly answer: unknown }[];
  /** A list, or an error of the function. */
  readonly evaluations: unknown;
}

/** Compliance by resource id; `theirs alone`: the case is about something that our rule does not have. */
export type Verdicts = Readonly<Record<string, string>> | 'theirs alone';

export interface Suite {
  readonly suite: string;
  readonly rule: string;
  readonly ours: (recorded: RecordedCase) => Verdicts;
}

type Parameters = Readonly<Record<string, string>>;

/** A rule on items: their item, their parameters in our names. */
function onItem(
  suite: string,
  rule: ItemRule,
  parametersOf: (given: Parameters) => Parameters = (given) => given,
  change = (item: object) => item,
): Suite {
  const ours = ({ item, parameters }: RecordedCase): Verdicts => {
    if (!item) return 'theirs alone';
    const judged = itemOf(rule.resourceTypes[0] ?? '', { ...item, ...change(item) });
    const { compliance } = rule.evaluate({
      item: judged,
      account: accountOf(),
      nowMs: Date.now(),
      parameters: { ...defaultsOf(rule), ...parametersOf(parameters) },
    });
    return { [item.resourceId]: compliance };
  };
  return { suite, rule: rule.identifier, ours };
}

const renamed = (from: string, to: string) => (given: Parameters) => (given[from] ? { [to]: given[from] } : {});

/** Their answers of one operation, with the input of the call. */
const answersOf = ({ calls }: RecordedCase, operation: string) =>
  calls.filter((call) => call.operation === operation).map(({ input, answer }) => ({ input, answer: answer as Record<string, unknown[]> }));

function usersOf(recorded: RecordedCase): UserFacts[] {
  const listed = answersOf(recorded, 'iam.list_users').flatMap(({ answer }) => answer.Users as { UserId: string; UserName: string }[]);
  return listed.map(({ UserId: userId, UserName: userName }) => {
    const of = (operation: string, member: string) =>
      answersOf(recorded, operation)
        .filter(({ input }) => input.UserName === userName)
        .flatMap(({ answer }) => answer[member] ?? []);
    const keys = of('iam.list_access_keys', 'AccessKeyMetadata') as {
      AccessKeyId: string;
      Status: 'Active' | 'Inactive';
      CreateDate: string;
    }[];
    return {
      userName,
      userId,
      arn: `arn:aws:iam::123456789012:user/${userName}`,
      createdMs: 0,
      password: 'none',
      mfaDevices: of('iam.list_mfa_devices', 'MFADevices').length,
      accessKeys: keys.map((key) => ({ accessKeyId: key.AccessKeyId, status: key.Status, createdMs: Date.parse(key.CreateDate) })),
    };
  });
}

/** Exceptions by name are theirs alone. */
const excepted = ({ parameters }: RecordedCase) => 'WhitelistedUserList' in parameters;

const verdictsBy = (verdicts: readonly { resourceId: string; compliance: string }[]) =>
  Object.fromEntries(verdicts.map(({ resourceId, compliance }) => [resourceId, compliance]));

function mfa(recorded: RecordedCase): Verdicts {
  if (excepted(recorded)) return 'theirs alone';
  const account = accountOf({ users: usersOf(recorded) });
  return verdictsBy(iamUserMfaEnabled.evaluate({ account, nowMs: Date.now(), parameters: {} }));
}

function keysRotated(recorded: RecordedCase): Verdicts {
  if (excepted(recorded)) return 'theirs alone';
  const users = usersOf(recorded);
  const parameters = { maxAccessKeyAge: `${recorded.parameters.KeyActiveTimeOutInDays ?? 90}` };
  const judged = users.map(({ userId: resourceId }) => ({
    resourceId,
    ...accessKeysRotated.evaluate({
      item: itemOf('AWS::IAM::User', { resourceId }),
      account: accountOf({ users }),
      nowMs: Date.now(),
      parameters,
    }),
  }));
  return verdictsBy(judged);
}

function rootKey(recorded: RecordedCase): Verdicts {
  const [summary] = answersOf(recorded, 'iam.get_account_summary');
  if (!summary) return 'theirs alone';
  const keys = (summary.answer.SummaryMap as unknown as { AccountAccessKeysPresent: number }).AccountAccessKeysPresent;
  const facts: Partial<IamFacts> = { rootAccessKeys: keys };
  return verdictsBy(iamRootAccessKeyCheck.evaluate({ account: accountOf(facts), nowMs: Date.now(), parameters: {} }));
}

function logGroups(recorded: RecordedCase): Verdicts {
  const groups = answersOf(recorded, 'logs.describe_log_groups').flatMap(({ answer }) => answer.logGroups as { logGroupName: string }[]);
  const judged = groups.map((configuration) => ({
    resourceId: configuration.logGroupName,
    ...cloudwatchLogGroupEncrypted.evaluate({
      item: itemOf('AWS::Logs::LogGroup', { configuration: { ...configuration } }),
      account: accountOf(),
      nowMs: Date.now(),
      parameters: recorded.parameters,
    }),
  }));
  return verdictsBy(judged);
}

/** Their rule judges the user, role or group that has the policies; ours each policy. The worst policy decides. */
function fullStar(recorded: RecordedCase): Verdicts {
  const documents = recorded.calls.flatMap(({ operation, answer }) => {
    const given = answer as { PolicyDocument?: unknown; PolicyVersion?: { Document: unknown } };
    return /get_\w*policy(_version)?$/.test(operation) ? (given.PolicyDocument ?? given.PolicyVersion?.Document ?? []) : [];
  });
  const judged = documents.map((document) => {
    const configuration = { policyVersionList: [{ isDefaultVersion: true, document }] };
    const item = itemOf('AWS::IAM::Policy', { configuration });
    return iamPolicyNoStatementsWithAdminAccess.evaluate({ item, account: accountOf(), nowMs: Date.now(), parameters: {} }).compliance;
  });
  return { [recorded.item?.resourceId ?? '']: judged.includes('NON_COMPLIANT') ? 'NON_COMPLIANT' : 'COMPLIANT' };
}

/** Lists of exceptions are theirs alone: cases in which they decide are left out. */
function volumes(suite: Suite): Suite {
  const ours = (recorded: RecordedCase): Verdicts =>
    JSON.stringify(recorded.evaluations).includes('exception list') ? 'theirs alone' : suite.ours(recorded);
  return { ...suite, ours };
}

/** Their events have `"deadLetterConfig": "<ARN>"`; Config records an object around it. */
const targetOf = (item: { configuration?: Readonly<Record<string, unknown>> }) => {
  const target = item.configuration?.deadLetterConfig;
  return target === undefined ? {} : { configuration: { deadLetterConfig: { targetArn: target } } };
};

export const suites: readonly Suite[] = [
  onItem('VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS', vpcSgOpenOnlyToAuthorizedPorts),
  onItem('EC2_INSTANCE_NO_PUBLIC_IP', ec2InstanceNoPublicIp),
  onItem('INTERNET_GATEWAY_AUTHORIZED_ONLY', internetGatewayAuthorizedVpcOnly),
  onItem('LAMBDA_INSIDE_VPC', lambdaInsideVpc, renamed('subnetId', 'subnetIds')),
  onItem('LAMBDA_DLQ_CHECK', lambdaDlqCheck, renamed('dlqArn', 'dlqArns'), targetOf),
  onItem('LAMBDA_CONCURRENCY_CHECK', lambdaConcurrencyCheck),
  volumes(onItem('EBS_ENCRYPTED_VOLUMES_V2', encryptedVolumes, renamed('KmsIdList', 'kmsId'))),
  { suite: 'IAM_USER_MFA_ENABLED', rule: 'IAM_USER_MFA_ENABLED', ours: mfa },
  { suite: 'IAM_ACCESS_KEY_ROTATED', rule: 'ACCESS_KEYS_ROTATED', ours: keysRotated },
  { suite: 'ROOT_NO_ACCESS_KEY', rule: 'IAM_ROOT_ACCESS_KEY_CHECK', ours: rootKey },
  { suite: 'CLOUDWATCH_LOG_GROUP_ENCRYPTED', rule: 'CLOUDWATCH_LOG_GROUP_ENCRYPTED', ours: logGroups },
  ...['USER', 'ROLE', 'GROUP'].map((kind) => ({
    suite: `IAM_${kind}_NO_POLICY_FULL_STAR`,
    rule: 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
    ours: fullStar,
  })),
];
