// Asks all proactive rules about a resource that does not exist yet.
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { RegionState } from '../region-state.ts';
import type { Judge } from '../rules/judge.ts';
import { isInScope } from '../rules/rule-scope.ts';
import { typesOf } from '../rules/triggers.ts';
import type { ResourceEvaluationState } from './resource-evaluation.ts';
import { templateItem } from './template-item.ts';

/** @param nowMs milliseconds since the epoch */
export function runResourceEvaluation(judge: Judge, state: RegionState, evaluation: ResourceEvaluationState, nowMs: number): void {
  const { account, region } = state;
  const parsed = parsedJson(evaluation.configuration);
  const properties = isJsonObject(parsed) ? parsed : {};
  const { resourceType, resourceId, startMs } = evaluation;
  const item = templateItem({ account, region, type: resourceType, id: resourceId, properties, nowMs: startMs });
  for (const rule of state.rules.values()) {
    if (!rule.modes.includes('PROACTIVE') || rule.activity === 'DELETING' || !isInScope(item, rule.scope, typesOf(rule))) continue;
    const verdict = judge.verdictOn(state, rule, item, nowMs);
    if (!verdict || verdict.compliance === 'NOT_APPLICABLE') continue;
    const times = { orderingMs: startMs, recordedMs: nowMs, invokedMs: nowMs };
    evaluation.results.set(rule.name, {
      resourceType,
      resourceId,
      compliance: verdict.compliance,
      annotation: verdict.annotation,
      ...times,
    });
  }
  evaluation.status = 'SUCCEEDED';
}
