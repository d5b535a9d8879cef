// The check of a policy document before it is stored, with the sentences that IAM answers.
// Sentences and their order: recorded from IAM by moto (github.com/getmoto/moto, tests/test_iam/test_iam_policies.py) unless noted.
import { AwsError } from '../../core/errors.ts';
import { compilePolicy } from './compile-policy.ts';
import { parseDate } from './date-value.ts';
import type { Policy } from './document.ts';
import {
  type Flaw,
  isFlaw,
  listOf,
  type PolicyJson,
  parseOperator,
  readPolicyJson,
  type StatementJson,
  statementsOf,
} from './policy-json.ts';
import { resourceComplaint } from './resource-complaint.ts';

/**
 * What the document is for. `managed`: a policy of its own, which must be of version 2012-10-17; `inline`: of a user, group or role, or a
 * session's; `trust`: who may assume a role; `resource`: the policy of a bucket, stream, table ...
 */
export type PolicyUse = 'managed' | 'inline' | 'trust' | 'resource';

/** The policy of the text. Throws AwsError MalformedPolicyDocument with IAM's sentence. */
export function parsePolicy(text: string, use: PolicyUse = 'managed'): Policy {
  const json = readPolicyJson(text);
  if (isFlaw(json)) throw malformed(sentenceOf(json, use));
  const statements = statementsOf(json);
  const identity = use === 'managed' || use === 'inline';
  if (identity && statements.some((statement) => statement.Principal || statement.NotPrincipal))
    throw malformed('Policy document should not specify a principal.');
  if (use === 'managed' && json.Version !== '2012-10-17') throw malformed('Policy document must be version 2012-10-17 or greater.');
  checkLegacy(statements);
  const complaints = use === 'trust' ? [] : resourceComplaints(statements);
  checkSids(json, use);
  if (use === 'trust') checkTrust(statements);
  if (use === 'resource' && statements.some((statement) => !statement.Principal && !statement.NotPrincipal))
    throw malformed('Missing required field Principal');
  if (!statements.every(({ Action, NotAction }) => listOf(Action ?? NotAction ?? []).length > 0))
    throw malformed('Policy statement must contain actions.');
  const [first] = complaints;
  if (first !== undefined) throw malformed(first);
  checkActions(statements);
  if (use !== 'trust' && !statements.every((statement) => resourcesOf(statement).length > 0))
    throw malformed('Policy statement must contain resources.');
  return compilePolicy(json);
}

/** The sentence for a document whose elements are not in order. */
function sentenceOf(flaw: Flaw, use: PolicyUse): string {
  // Inferred from answers that users quote: CreateRole and PutBucketPolicy say more than CreatePolicy does.
  if (use === 'managed' || use === 'inline') return 'Syntax errors in policy.';
  switch (flaw.kind) {
    case 'not json':
      return 'This policy contains invalid Json';
    case 'unknown field':
      return `Unknown field ${flaw.field}`;
    case 'missing field':
      return `Missing required field ${flaw.field}`;
    case 'bad value':
      if (flaw.field === 'Effect') return `Invalid effect: ${flaw.value}`;
      return flaw.field === 'Condition' ? `Invalid Condition type : ${flaw.value}` : 'The policy must contain a valid version string';
    default:
      return 'Syntax errors in policy.';
  }
}

function checkLegacy(statements: readonly StatementJson[]): void {
  for (const { Effect, Condition = {} } of statements) {
    if (Effect !== 'Allow' && Effect !== 'Deny') throw legacy();
    for (const [name, keys] of Object.entries(Condition)) {
      if (!parseOperator(name)?.operator.startsWith('Date')) continue;
      for (const value of Object.values(keys).flatMap((values) => listOf(values))) if (!isDate(String(value))) throw legacy();
    }
  }
}

/** Variables stand for dates that are not known yet. */
function isDate(text: string): boolean {
  if (text.includes('${')) return true;
  // Recorded by moto: an offset of one digit and a fraction of ten are no dates, the greatest number is that of 63 bits.
  if (/^\d{5,}$/.test(text)) return BigInt(text) <= 9223372036854775807n;
  return parseDate(text) !== undefined;
}

function checkSids(json: PolicyJson, use: PolicyUse): void {
  const sids = statementsOf(json).flatMap(({ Sid }) => (Sid ? [Sid] : []));
  if (new Set(sids).size < sids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.');
  // Inferred from answers that users of Terraform quote. The policies of resources know no such rule: SNS itself calls a statement
  // __default_statement_ID, and AddPermission of Lambda takes hyphens. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
  if (use !== 'resource' && sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid)))
    throw malformed('Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*');
}

function resourceComplaints(statements: readonly StatementJson[]): readonly string[] {
  const complaints = statements.flatMap((statement) => resourcesOf(statement).flatMap((resource) => resourceComplaint(resource) ?? []));
  if (complaints.includes('legacy')) throw legacy();
  return complaints;
}

function resourcesOf({ Resource, NotResource }: StatementJson): readonly string[] {
  return listOf(Resource ?? NotResource ?? []);
}

function checkTrust(statements: readonly StatementJson[]): void {
  for (const { Principal, NotPrincipal, Resource, NotResource, Action } of statements) {
    if (Resource !== undefined || NotResource !== undefined) throw malformed('Has prohibited field Resource');
    if (NotPrincipal !== undefined) throw malformed('Has prohibited field NotPrincipal');
    if (Principal === undefined) throw malformed('Missing required field Principal');
    if (Action !== undefined && !listOf(Action).every((action) => /^sts:[\w*?]+$/i.test(action)))
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
}

function checkActions(statements: readonly StatementJson[]): void {
  for (const action of statements.flatMap(({ Action, NotAction }) => listOf(Action ?? NotAction ?? []))) {
    const [vendor = '', ...names] = action.split(':');
    if (names.length === 0 && vendor !== '*') throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    if (names.length > 1) throw malformed('Actions/Condition can contain only one colon.');
    if (vendor !== '*' && /[^a-zA-Z0-9\-.]/.test(vendor)) throw malformed(`Vendor ${vendor} is not valid`);
  }
}

function legacy(): AwsError {
  return malformed('The policy failed legacy parsing');
}

function malformed(sentence: string): AwsError {
  return new AwsError('MalformedPolicyDocument', sentence);
}
