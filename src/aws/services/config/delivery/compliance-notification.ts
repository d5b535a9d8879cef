// The message that a rule judges a resource otherwise than before.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/example-config-rule-compliance-notification.html
import type { EvaluationRecord } from '../compliance/evaluation-record.ts';
import type { RegionState } from '../region-state.ts';
import type { RuleState } from '../rules/rule.ts';
import type { Notification } from './notifications.ts';

export function complianceChanged(
  { account, region }: RegionState,
  rule: RuleState,
  before: EvaluationRecord | undefined,
  after: EvaluationRecord | undefined,
  nowMs: number,
): Notification {
  const { resourceType = '', resourceId = '' } = after ?? before ?? {};
  const compliance = after?.compliance ?? 'NOT_APPLICABLE';
  return {
    subject: `[AWS Config:${region}] ${resourceType} ${resourceId} is ${compliance} with ${rule.name} in Account ${account}`,
    message: {
      awsAccountId: account,
      configRuleName: rule.name,
      configRuleARN: rule.arn,
      resourceType,
      resourceId,
      awsRegion: region,
      newEvaluationResult: toldResult(rule.name, after),
      oldEvaluationResult: toldResult(rule.name, before),
      notificationCreationTime: new Date(nowMs).toISOString(),
      messageType: 'ComplianceChangeNotification',
      recordVersion: '1.0',
    },
  };
}

function toldResult(configRuleName: string, record: EvaluationRecord | undefined) {
  if (!record) return null;
  const { resourceType, resourceId, orderingMs, recordedMs, invokedMs, compliance, annotation } = record;
  return {
    evaluationResultIdentifier: {
      evaluationResultQualifier: { configRuleName, resourceType, resourceId, evaluationMode: 'DETECTIVE' },
      orderingTimestamp: new Date(orderingMs).toISOString(),
    },
    complianceType: compliance,
    resultRecordedTime: new Date(recordedMs).toISOString(),
    configRuleInvokedTime: new Date(invokedMs).toISOString(),
    annotation: annotation ?? null,
    resultToken: null,
  };
}
