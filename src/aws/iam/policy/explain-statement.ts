// What a statement and its conditions came to, as plain data for whoever watches. Called by the evaluation itself, with its results.
import type {
  ConditionReport,
  FilledText,
  ListReport,
  StatementOutcome,
  StatementReport,
  ValueReport,
} from '../../core/decision-report.ts';
import type { Condition, ListElement, SetMode, Statement } from './document.ts';
import { isFulfilled } from './evaluate-condition.ts';
import { fillInPlain, type Pattern, variablesOf } from './pattern.ts';
import type { RequestContext } from './request-context.ts';

/** A managed policy may name hundreds of actions; nobody reads them here. */
const mostPatterns = 40;
const setPrefixes: Readonly<Record<SetMode, string>> = { one: '', each: 'ForAllValues:', some: 'ForAnyValue:' };

export function explainedStatement(
  { index, sid, effect, principals, actions, resources }: Statement,
  outcome: StatementOutcome,
  context: RequestContext,
  conditions: readonly ConditionReport[],
): StatementReport {
  const named = principals && [...principals.aws, ...principals.service, ...principals.federated, ...principals.canonicalUser];
  return {
    index,
    ...(sid !== undefined && { sid }),
    effect,
    outcome,
    ...(actions && { actions: listReport(actions, context) }),
    ...(resources && { resources: listReport(resources, context) }),
    ...(principals && named && { principals: { mode: principals.mode, names: named } }),
    conditions,
  };
}

/** Judges a condition, and adds to `reports` how. */
export function explainedCondition(condition: Condition, context: RequestContext, reports: ConditionReport[]): boolean {
  const { set, operator, absentKey, key, values } = condition;
  const given: ValueReport[] = [];
  const held = isFulfilled(condition, context, given);
  const present = context.valuesOf(key);
  reports.push({
    operator: `${setPrefixes[set]}${operator}${absentKey === 'fulfils' ? 'IfExists' : ''}`,
    key,
    wanted: values.map((pattern) => filledText(pattern, context)),
    // Null asks for the key alone, and looks at no value.
    ...(present && {
      given: given.length > 0 ? given : present.map((value) => ({ value, held: held ? 'held' : 'did not hold' }) as const),
    }),
    held: held ? 'held' : 'did not hold',
  });
  return held;
}

function listReport({ mode, patterns }: ListElement, context: RequestContext): ListReport {
  return { mode, patterns: patterns.slice(0, mostPatterns).map((pattern) => filledText(pattern, context)) };
}

function filledText(pattern: Pattern, { variable }: RequestContext): FilledText {
  const written = pattern.source;
  if (pattern.glob) return { written };
  const filled = fillInPlain(pattern, variable);
  return filled === undefined
    ? { written, missing: variablesOf(pattern).filter((key) => variable(key) === undefined) }
    : { written, filled };
}
