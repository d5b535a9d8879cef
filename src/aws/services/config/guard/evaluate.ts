// Guard, the policy language of AWS CloudFormation Guard and of AWS Config's custom policy rules: reads a policy, judges a document by it.
import { evaluateFilter, evaluateRule } from './evaluation/clauses.ts';
import { Findings, type Run, type Status } from './evaluation/scope.ts';
import { PolicyScope } from './evaluation/scopes.ts';
import { GuardEvaluationError } from './guard-error.ts';
import { RegexError } from './regex/regex.ts';
import { allowWork } from './regex/work.ts';
import { readPolicy } from './syntax/policy.ts';
import type { Policy } from './syntax/tree.ts';
import { guardValue } from './values/value.ts';

export { GuardEvaluationError, GuardSyntaxError } from './guard-error.ts';
export type GuardPolicy = Policy;

export interface GuardResult {
  /** FAIL if any rule fails, else PASS if any passes, else SKIP: the policy does not apply to the document. */
  readonly status: Status;
  /** In the order of the policy. Several rules may have one name. */
  readonly rules: readonly GuardRuleResult[];
}

export interface GuardRuleResult {
  readonly name: string;
  readonly status: Status;
  /** Of a rule that fails: the messages of the policy, or sentences that say what was found where. */
  readonly messages: readonly string[];
}

/** Far more than a policy over one configuration item takes; a second at most. */
const MOST_STEPS = 300_000;
const DEEPEST_NESTING = 200;
/** Steps of regular expressions: less than a second. */
const MOST_MATCHING = 2_000_000;

/**
 * Reads the text of a policy.
 * @throws GuardSyntaxError with line and column.
 */
export function parseGuard(text: string): GuardPolicy {
  return readPolicy(text);
}

/**
 * Judges a document (plain JSON) by a policy.
 * @param nowMs what `now()` says, in milliseconds since the epoch
 * @throws GuardEvaluationError where Guard itself gives up: a variable or rule that is not there, `empty` of a number, a type block where
 * there are no `Resources` ...
 */
export function evaluateGuard(policy: GuardPolicy, document: unknown, nowMs = 0): GuardResult {
  allowWork(MOST_MATCHING);
  try {
    return judged(policy, document, nowMs);
  } catch (error) {
    if (error instanceof RegexError) throw new GuardEvaluationError(`A regular expression cannot be matched: ${error.message}`);
    throw error;
  } finally {
    allowWork(Number.POSITIVE_INFINITY);
  }
}

function judged(policy: GuardPolicy, document: unknown, nowMs: number): GuardResult {
  const run = new PolicyRun(policy, nowMs);
  const scope = new PolicyScope(guardValue(document), policy.assignments, run);
  run.scope = scope;
  const rules = policy.rules.map((rule) => {
    const status = evaluateRule(rule, scope);
    const messages = run.findings.taken();
    return { name: rule.name, status, messages: status === 'FAIL' ? messages : [] };
  });
  const has = (status: Status) => rules.some((rule) => rule.status === status);
  return { status: has('FAIL') ? 'FAIL' : has('PASS') ? 'PASS' : 'SKIP', rules };
}

class PolicyRun implements Run {
  readonly nowMs: number;
  readonly findings = new Findings();
  readonly filter = evaluateFilter;
  scope: PolicyScope | undefined;
  readonly #policy: Policy;
  readonly #statuses = new Map<string, Status>();
  readonly #underway = new Set<string>();
  #steps = 0;
  #depth = 0;

  constructor(policy: Policy, nowMs: number) {
    this.#policy = policy;
    this.nowMs = nowMs;
  }

  step(): void {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) throw new GuardEvaluationError(`The policy takes more than ${MOST_STEPS} steps on this document`);
  }

  readonly nested = <Result>(evaluate: () => Result): Result => {
    if (this.#depth >= DEEPEST_NESTING)
      throw new GuardEvaluationError(`Rules and blocks lie more than ${DEEPEST_NESTING} deep in each other`);
    this.#depth += 1;
    try {
      return evaluate();
    } finally {
      this.#depth -= 1;
    }
  };

  /** Of several rules of one name the first that is not skipped decides. */
  ruleStatus(name: string): Status {
    const known = this.#statuses.get(name);
    if (known) return known;
    const rules = this.#policy.rules.filter((rule) => rule.name === name);
    const { scope } = this;
    if (rules.length === 0 || !scope) throw new GuardEvaluationError(`There is no rule ${name}`);
    if (this.#underway.has(name)) throw new GuardEvaluationError(`Rule ${name} depends on itself`);
    this.#underway.add(name);
    let status: Status = 'SKIP';
    for (const rule of rules) {
      status = this.findings.quietly(() => this.nested(() => evaluateRule(rule, scope)));
      if (status !== 'SKIP') break;
    }
    this.#underway.delete(name);
    this.#statuses.set(name, status);
    return status;
  }

  ruleWithParameters(name: string): Policy['parameterizedRules'][number] {
    const rule = this.#policy.parameterizedRules.findLast((each) => each.rule.name === name);
    if (!rule) throw new GuardEvaluationError(`There is no rule ${name} with parameters`);
    return rule;
  }
}
