// How a rule's calls went.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRuleEvaluationStatus.html
import type { ConfigRuleEvaluationStatus } from '@aws-sdk/client-config-service';
import type { RuleState } from './rule.ts';

export function describedRuleStatus({ name, arn, id, status }: RuleState): ConfigRuleEvaluationStatus {
  const { firstActivatedMs, invokedMs, invocationFailedMs, evaluatedMs, evaluationFailedMs, error } = status;
  return {
    ConfigRuleName: name,
    ConfigRuleArn: arn,
    ConfigRuleId: id,
    FirstActivatedTime: new Date(firstActivatedMs),
    FirstEvaluationStarted: invokedMs !== undefined,
    ...(invokedMs !== undefined && { LastSuccessfulInvocationTime: new Date(invokedMs) }),
    ...(invocationFailedMs !== undefined && { LastFailedInvocationTime: new Date(invocationFailedMs) }),
    ...(evaluatedMs !== undefined && { LastSuccessfulEvaluationTime: new Date(evaluatedMs) }),
    ...(evaluationFailedMs !== undefined && { LastFailedEvaluationTime: new Date(evaluationFailedMs) }),
    ...(error && { LastErrorCode: error.code, LastErrorMessage: error.message }),
  };
}
