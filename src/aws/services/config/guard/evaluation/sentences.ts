// Why a clause failed: the policy's own message, or a sentence with the place in the document and the value that is there.
import type { BinaryClause, UnaryClause } from '../syntax/tree.ts';
import { type GuardValue, shown } from '../values/value.ts';
import type { Outcome } from './operators.ts';
import type { QueryResult } from './scope.ts';

export type Sayable = UnaryClause | BinaryClause;

const own = ({ message }: Sayable): string | undefined => message?.trim() || undefined;
const at = (value: GuardValue): string => `${value.path === '' ? '' : `${value.path} is `}${shown(value)}`;

export function ofCheck(clause: UnaryClause, result?: QueryResult): string {
  const demand = `${clause.inverted ? 'not ' : ''}${clause.query.text} ${clause.negated ? 'not ' : ''}${clause.operator}`;
  if (!result) return own(clause) ?? `${demand}: nothing is selected`;
  return own(clause) ?? `${demand}: ${result.is === 'unresolved' ? result.reason : at(result.value)}`;
}

export function ofComparison(clause: BinaryClause, outcome: Outcome, missing?: GuardValue): string {
  const { operator, negated } = clause.comparison;
  const demand = `${clause.query.text} ${negated && operator === '==' ? '!=' : `${negated ? 'not ' : ''}${operator}`}`;
  return own(clause) ?? `${demand}: ${reason(outcome, missing)}`;
}

function reason(outcome: Outcome, missing?: GuardValue): string {
  if (outcome.is === 'unresolved') return outcome.result.reason;
  if (outcome.is === 'not comparable') return `${at(outcome.left)}, which cannot be compared with ${shown(outcome.right)}`;
  if (outcome.is === 'selections') return `${missing ? at(missing) : 'a value'}, compared with ${outcome.rights.map(shown).join(', ')}`;
  return `${at(outcome.left)}, compared with ${shown(outcome.right)}`;
}
