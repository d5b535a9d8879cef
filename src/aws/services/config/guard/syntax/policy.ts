// A whole policy: rules, rules with parameters, assignments, and clauses outside of any rule, which make up the rule "default".
import { assignment, block, clause, clauses as clausesOf, conditions, disjunction, namedRule, whenBlock } from './clauses.ts';
import { Cursor, name } from './cursor.ts';
import { separated } from './literals.ts';
import type { Assignment, Block, Disjunction, GuardClause, ParameterizedRule, Policy, Rule, RuleClause, TypeBlock } from './tree.ts';

/** `policy = *( assignment / parameterized-rule / rule / type-block / when-block / disjunction )` */
export function readPolicy(text: string): Policy {
  const cursor = new Cursor(text);
  const assignments: Assignment[] = [];
  const rules: Rule[] = [];
  const parameterizedRules: ParameterizedRule[] = [];
  const outside: Disjunction<RuleClause>[] = [];
  for (cursor.skipsSpace(); !cursor.isAtEnd; cursor.skipsSpace()) {
    const assigned = assignment(cursor);
    const parameterized = assigned ? undefined : parameterizedRule(cursor);
    const plain = assigned || parameterized ? undefined : rule(cursor);
    if (assigned) assignments.push(assigned);
    else if (parameterized) parameterizedRules.push(parameterized);
    else if (plain) rules.push(plain);
    else outside.push(clausesOutside(cursor));
  }
  if (outside.length > 0) rules.unshift({ name: 'default', block: { assignments: [], clauses: outside } });
  return { assignments, rules, parameterizedRules };
}

function clausesOutside(cursor: Cursor): Disjunction<RuleClause> {
  const types = disjunction<RuleClause>(cursor, typeBlock);
  if (types) return types;
  const when = cursor.attempt(() => whenBlock(cursor, clauseOrRule));
  if (when) return [when];
  const found = disjunction<RuleClause>(cursor, clause);
  if (!found) throw cursor.nothingFits();
  return found;
}

/** `rule = "rule" 1*SP name [ conditions ] rule-block` */
function rule(cursor: Cursor): Rule | undefined {
  return cursor.attempt(() => {
    if (!cursor.takes('rule') || !cursor.takesSpace()) return undefined;
    const ruleName = nameOfRule(cursor);
    const found = cursor.attempt(() => conditions(cursor));
    return { name: ruleName, block: ruleBlock(cursor), ...(found ? { conditions: found } : {}) };
  });
}

/** `parameterized-rule = "rule" 1*SP name "(" name *( "," name ) ")" rule-block` */
function parameterizedRule(cursor: Cursor): ParameterizedRule | undefined {
  return cursor.attempt(() => {
    if (!cursor.takes('rule') || !cursor.takesSpace()) return undefined;
    const ruleName = nameOfRule(cursor);
    if (!cursor.takes('(')) return undefined;
    const parameters = separated(cursor, () => {
      cursor.skipsSpace();
      return name(cursor);
    });
    if (parameters.length === 0 || !cursor.takesAfterSpace(')'))
      throw cursor.error('The parameters of a rule are names with commas between');
    return { parameters: [...new Set(parameters)], rule: { name: ruleName, block: ruleBlock(cursor) } };
  });
}

function nameOfRule(cursor: Cursor): string {
  const found = name(cursor);
  if (found === undefined) throw cursor.error('After "rule" comes the name of the rule');
  return found;
}

function ruleBlock(cursor: Cursor): Block<RuleClause> {
  const found = block(cursor, ruleClause);
  if (!found) throw cursor.nothingFits();
  return found;
}

/** `rule-clause = type-block / when-block / clause / named-rule` */
function ruleClause(cursor: Cursor): RuleClause | undefined {
  return cursor.attempt(() => typeBlock(cursor)) ?? cursor.attempt(() => whenBlock(cursor, clauseOrRule)) ?? clauseOrRule(cursor);
}

const clauseOrRule = (cursor: Cursor): GuardClause | undefined => clause(cursor) ?? namedRule(cursor);

/** `type-block = name "::" name [ "::" name [ "::MODULE" ] ] 1*SP ( [ conditions ] block / clause )` */
function typeBlock(cursor: Cursor): TypeBlock | undefined {
  const place = cursor.place();
  const type = cursor.takesMatch(/[A-Za-z]\w*::[A-Za-z]\w*(?:::[A-Za-z]\w*)?/y);
  if (type === undefined) return undefined;
  cursor.takes('::MODULE');
  if (!cursor.takesSpace()) throw cursor.error('After the type of a resource comes a space');
  const found = cursor.attempt(() => conditions(cursor));
  const held = block(cursor, clause) ?? (found ? undefined : singleClause(cursor));
  if (!held) throw cursor.nothingFits();
  return { is: 'type', place, type, query: queryOfType(type), block: held, ...(found ? { conditions: found } : {}) };
}

function singleClause(cursor: Cursor): Block<GuardClause> | undefined {
  cursor.skipsSpace();
  const found = clause(cursor);
  return found && { assignments: [], clauses: [[found]] };
}

/** `AWS::S3::Bucket { ... }` looks where a CloudFormation template has its resources. */
function queryOfType(type: string): TypeBlock['query'] {
  const text = `Resources.*[ Type == '${type}' ]`;
  const filter = clausesOf(new Cursor(`Type == '${type}'`), clause);
  return { parts: [{ is: 'key', key: 'Resources' }, { is: 'values' }, { is: 'filter', clauses: filter }], wants: 'all', text };
}
