// A rule as AWS Config keeps it, plain data, and how the API tells of it.
import type { ConfigRule, EvaluationMode, MaximumExecutionFrequency, SourceDetail } from '@aws-sdk/client-config-service';
import type { EvaluationRecord } from '../compliance/evaluation-record.ts';
import type { RuleScope } from './rule-scope.ts';

export interface RuleState {
  readonly name: string;
  /** `config-rule-` and six characters. */
  readonly id: string;
  readonly arn: string;
  description: string | undefined;
  source: RuleSource;
  scope: RuleScope | undefined;
  /** JSON, as it was given. */
  inputParameters: string | undefined;
  frequency: MaximumExecutionFrequency | undefined;
  modes: readonly EvaluationMode[];
  createdBy: string | undefined;
  tags: Record<string, string>;
  activity: 'ACTIVE' | 'EVALUATING' | 'DELETING';
  /** When StartConfigRulesEvaluation was called last. */
  lastStartMs: number | undefined;
  readonly status: RuleStatus;
  /** The verdicts by resource key. */
  readonly results: Map<string, EvaluationRecord>;
}

export type RuleSource =
  | { readonly owner: 'AWS'; readonly identifier: string }
  | { readonly owner: 'CUSTOM_LAMBDA'; readonly functionArn: string; readonly details: readonly SourceDetail[] }
  | {
      readonly owner: 'CUSTOM_POLICY';
      readonly policyText: string;
      readonly runtime: string;
      readonly debugLog: boolean;
      readonly details: readonly SourceDetail[];
    };

/** What DescribeConfigRuleEvaluationStatus tells. Times are milliseconds since the epoch. */
export interface RuleStatus {
  readonly firstActivatedMs: number;
  invokedMs?: number;
  invocationFailedMs?: number;
  evaluatedMs?: number;
  evaluationFailedMs?: number;
  error?: { readonly code: string; readonly message: string };
}

export function describedRule(rule: RuleState): ConfigRule {
  const { name, id, arn, description, scope, inputParameters, frequency, modes, createdBy, activity } = rule;
  return {
    ConfigRuleName: name,
    ConfigRuleArn: arn,
    ConfigRuleId: id,
    ...(description !== undefined && { Description: description }),
    ...(scope && { Scope: describedScope(scope) }),
    Source: describedSource(rule.source),
    InputParameters: inputParameters ?? '{}',
    ...(frequency !== undefined && { MaximumExecutionFrequency: frequency }),
    ConfigRuleState: activity,
    ...(createdBy !== undefined && { CreatedBy: createdBy }),
    EvaluationModes: modes.map((Mode) => ({ Mode })),
  };
}

function describedSource(source: RuleSource): ConfigRule['Source'] {
  switch (source.owner) {
    case 'AWS':
      return { Owner: 'AWS', SourceIdentifier: source.identifier };
    case 'CUSTOM_LAMBDA':
      return { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: source.functionArn, SourceDetails: [...source.details] };
    case 'CUSTOM_POLICY':
      return {
        Owner: 'CUSTOM_POLICY',
        SourceDetails: [...source.details],
        // AWS: the text itself is told by GetCustomRulePolicy alone.
        CustomPolicyDetails: { PolicyRuntime: source.runtime, PolicyText: '', EnableDebugLogDelivery: source.debugLog },
      };
  }
}

function describedScope(scope: RuleScope): NonNullable<ConfigRule['Scope']> {
  if (scope.kind === 'tag') return { TagKey: scope.key, ...(scope.value !== undefined && { TagValue: scope.value }) };
  return {
    ComplianceResourceTypes: [...scope.types],
    ...(scope.resourceId !== undefined && { ComplianceResourceId: scope.resourceId }),
  };
}
