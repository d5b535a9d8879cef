// An evaluation of a resource that does not exist yet, as plain data.
import type { EvaluationResult, ResourceEvaluation } from '@aws-sdk/client-config-service';
import type { EvaluationRecord } from '../compliance/evaluation-record.ts';

export interface ResourceEvaluationState {
  readonly id: string;
  readonly resourceType: string;
  readonly resourceId: string;
  /** JSON, as it was given. */
  readonly configuration: string;
  readonly context: string | undefined;
  readonly clientToken: string | undefined;
  readonly startMs: number;
  status: 'IN_PROGRESS' | 'SUCCEEDED';
  /** By the name of the rule. */
  readonly results: Map<string, EvaluationRecord>;
}

export function listedEvaluation({ id, startMs }: ResourceEvaluationState): ResourceEvaluation {
  return { ResourceEvaluationId: id, EvaluationMode: 'PROACTIVE', EvaluationStartTimestamp: new Date(startMs) };
}

export function proactiveResult(evaluationId: string, ruleName: string, record: EvaluationRecord): EvaluationResult {
  const { resourceType: ResourceType, resourceId: ResourceId, compliance, annotation, orderingMs, recordedMs, invokedMs } = record;
  return {
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: { ConfigRuleName: ruleName, ResourceType, ResourceId, EvaluationMode: 'PROACTIVE' },
      OrderingTimestamp: new Date(orderingMs),
      ResourceEvaluationId: evaluationId,
    },
    ComplianceType: compliance,
    ResultRecordedTime: new Date(recordedMs),
    ConfigRuleInvokedTime: new Date(invokedMs),
    ...(annotation !== undefined && { Annotation: annotation }),
  };
}
