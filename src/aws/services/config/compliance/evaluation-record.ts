// The verdict of one rule on one resource.
import type { EvaluationResult } from '@aws-sdk/client-config-service';

export interface EvaluationRecord {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT';
  readonly annotation: string | undefined;
  /** Milliseconds since the epoch: of the item or the moment that was judged, of the verdict, of the call of the rule. */
  readonly orderingMs: number;
  readonly recordedMs: number;
  readonly invokedMs: number;
}

export function describedRecord(ruleName: string, record: EvaluationRecord): EvaluationResult {
  const { resourceType: ResourceType, resourceId: ResourceId, compliance, annotation, orderingMs, recordedMs, invokedMs } = record;
  return {
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: { ConfigRuleName: ruleName, ResourceType, ResourceId, EvaluationMode: 'DETECTIVE' },
      OrderingTimestamp: new Date(orderingMs),
    },
    ComplianceType: compliance,
    ResultRecordedTime: new Date(recordedMs),
    ConfigRuleInvokedTime: new Date(invokedMs),
    ...(annotation !== undefined && { Annotation: annotation }),
  };
}
