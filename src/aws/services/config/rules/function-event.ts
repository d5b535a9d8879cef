// The event that a custom rule's function gets.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html
import type { RegionState } from '../region-state.ts';
import type { RuleState } from './rule.ts';

export interface FunctionCall {
  /** The message itself; the function gets it as a JSON text. */
  readonly invokingEvent: Readonly<Record<string, unknown>>;
  readonly eventLeftScope: boolean;
}

export function functionEvent(
  state: RegionState,
  rule: RuleState,
  { invokingEvent, eventLeftScope }: FunctionCall,
  resultToken: string,
): object {
  return {
    version: '1.0',
    invokingEvent: JSON.stringify(invokingEvent),
    ruleParameters: rule.inputParameters ?? '{}',
    resultToken,
    eventLeftScope,
    executionRoleArn: state.recorder?.roleArn ?? '',
    configRuleArn: rule.arn,
    configRuleName: rule.name,
    configRuleId: rule.id,
    accountId: state.account,
  };
}

export function scheduledEvent({ account }: RegionState, nowMs: number): Readonly<Record<string, unknown>> {
  return {
    awsAccountId: account,
    notificationCreationTime: new Date(nowMs).toISOString(),
    messageType: 'ScheduledNotification',
    recordVersion: '1.0',
  };
}
