// Evaluates clauses, blocks and rules: PASS, FAIL, or SKIP for what does not apply.
import { GuardEvaluationError } from '../guard-error.ts';
import type {
  BinaryClause,
  Block,
  BlockClause,
  Conjunction,
  GuardClause,
  NamedRuleClause,
  Rule,
  RuleCallClause,
  RuleClause,
  TypeBlock,
  UnaryClause,
  WhenClause,
} from '../syntax/tree.ts';
import { check } from './checks.ts';
import { operandResults } from './functions.ts';
import { compare } from './operators.ts';
import type { QueryResult, Scope, Status } from './scope.ts';
import { BlockScope, ParameterScope } from './scopes.ts';
import { ValueScope } from './select.ts';
import { ofCheck, ofComparison, type Sayable } from './sentences.ts';

/** All disjunctions must hold. FAIL wins over PASS, PASS over SKIP. */
export function evaluateAll(clauses: Conjunction<RuleClause>, scope: Scope): Status {
  const statuses = clauses.map((disjunction) => {
    const { findings } = scope.run;
    const before = findings.count;
    let any: Status = 'SKIP';
    for (const clause of disjunction) {
      const status = evaluate(clause, scope);
      if (status === 'PASS') {
        findings.takeBackTo(before);
        return status;
      }
      if (status === 'FAIL') any = status;
    }
    return any;
  });
  return allOf(statuses);
}

const allOf = (statuses: readonly Status[]): Status => (statuses.includes('FAIL') ? 'FAIL' : statuses.includes('PASS') ? 'PASS' : 'SKIP');
const someOf = (statuses: readonly Status[]): Status => (statuses.includes('PASS') ? 'PASS' : statuses.includes('FAIL') ? 'FAIL' : 'SKIP');

export function evaluateRule(rule: Rule, scope: Scope): Status {
  return guarded(rule.conditions, scope, () => inBlock(rule.block, scope));
}

function evaluate(clause: RuleClause, scope: Scope): Status {
  scope.run.step();
  switch (clause.is) {
    case 'unary':
      return unary(clause, scope);
    case 'binary':
      return binary(clause, scope);
    case 'named rule':
      return namedRule(clause, scope);
    case 'rule call':
      return ruleCall(clause, scope);
    case 'block':
      return scope.run.nested(() => blockClause(clause, scope));
    case 'when':
      return scope.run.nested(() => guarded(clause.conditions, scope, () => inBlock(clause.block, scope)));
    case 'type':
      return scope.run.nested(() => guarded(clause.conditions, scope, () => typeBlock(clause, scope)));
  }
}

/** Behind `when`: skipped unless the conditions pass. */
function guarded(conditions: Conjunction<WhenClause> | undefined, scope: Scope, evaluateBlock: () => Status): Status {
  if (conditions && scope.run.findings.quietly(() => evaluateAll(conditions, scope)) !== 'PASS') return 'SKIP';
  return evaluateBlock();
}

const inBlock = (block: Block<RuleClause>, scope: Scope): Status => evaluateAll(block.clauses, new BlockScope(block.assignments, scope));

function unary(clause: UnaryClause, scope: Scope): Status {
  const checked = check(clause, scope.select(clause.query));
  if (typeof checked === 'string') {
    if (checked === 'FAIL') scope.run.findings.add(ofCheck(clause));
    return checked;
  }
  return clauseStatus(
    clause,
    checked.map(({ result, holds }) => ({ holds, sentence: () => ofCheck(clause, result) })),
    scope,
  );
}

function binary(clause: BinaryClause, scope: Scope): Status {
  const right = operandResults(clause.operand, scope);
  const outcomes = compare(clause.comparison, scope.select(clause.query), right);
  if (!outcomes) return 'SKIP';
  const values = outcomes.flatMap((outcome) => {
    const one = (holds: boolean) => [{ holds, sentence: () => ofComparison(clause, outcome) }];
    if (outcome.is === 'unresolved' || outcome.is === 'not comparable') return one(false);
    if (outcome.is !== 'selections') return one(outcome.holds);
    return outcome.holds
      ? outcome.lefts.flatMap(() => one(true))
      : outcome.missing.map((missing) => ({ holds: false, sentence: () => ofComparison(clause, outcome, missing) }));
  });
  return clauseStatus(clause, values, scope);
}

/** `some` is content with one value; otherwise all must hold. */
function clauseStatus(
  { query }: Sayable,
  values: readonly { readonly holds: boolean; readonly sentence: () => string }[],
  scope: Scope,
): Status {
  const holds = query.wants === 'all' ? values.every((value) => value.holds) : values.some((value) => value.holds);
  if (holds) return 'PASS';
  for (const value of values) if (!value.holds) scope.run.findings.add(value.sentence());
  return 'FAIL';
}

/** Another rule: one that is skipped counts as not passed. */
function namedRule(clause: NamedRuleClause, scope: Scope): Status {
  const status = scope.run.ruleStatus(clause.rule);
  if ((status === 'PASS') !== clause.negated) return 'PASS';
  scope.run.findings.add(clause.message?.trim() || `Rule ${clause.rule} is ${status}`);
  return 'FAIL';
}

function ruleCall(clause: RuleCallClause, scope: Scope): Status {
  const { rule, parameters } = scope.run.ruleWithParameters(clause.rule);
  if (parameters.length !== clause.parameters.length)
    throw new GuardEvaluationError(`Rule ${clause.rule} takes ${parameters.length} parameters, ${clause.parameters.length} are given`);
  const values = new Map<string, readonly QueryResult[]>(
    parameters.map((name, index) => {
      const operand = clause.parameters[index];
      const results = operand ? operandResults(operand, scope) : [];
      return [
        name,
        results.map((result) => (operand?.is === 'literal' && result.is === 'literal' ? { ...result, is: 'resolved' } : result)),
      ];
    }),
  );
  const { findings, nested } = scope.run;
  const before = findings.count;
  const status = nested(() => evaluateRule(rule, new ParameterScope(values, scope)));
  if (status === 'FAIL' && clause.message !== undefined) {
    findings.takeBackTo(before);
    findings.add(clause.message.trim());
  }
  return status;
}

function blockClause(clause: BlockClause, scope: Scope): Status {
  const results = scope.select(clause.query);
  if (results.length === 0) {
    if (clause.ofNothing === 'skips') return 'SKIP';
    scope.run.findings.add(`${clause.query.text} selects nothing`);
    return 'FAIL';
  }
  const { findings } = scope.run;
  const before = findings.count;
  const statuses = results.map((result) => {
    if (result.is !== 'unresolved') return inBlock(clause.block, new ValueScope(result.value, scope));
    findings.add(result.reason);
    return 'FAIL';
  });
  if (clause.query.wants === 'all') return allOf(statuses);
  const status = someOf(statuses);
  if (status === 'PASS') findings.takeBackTo(before);
  return status;
}

function typeBlock(clause: TypeBlock, scope: Scope): Status {
  const statuses = scope.select(clause.query).map((result) => {
    if (result.is === 'unresolved')
      throw new GuardEvaluationError(`There are no resources to look for ${clause.type} in: ${result.reason}`);
    return inBlock(clause.block, new ValueScope(result.value, scope));
  });
  return allOf(statuses);
}

/** Clauses of a filter or of a `when`, for the run. */
export const evaluateFilter = (clauses: Conjunction<GuardClause>, scope: Scope): Status =>
  scope.run.findings.quietly(() => evaluateAll(clauses, scope));
