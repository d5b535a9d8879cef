// Rules: described, deleted, asked to judge anew.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_manage-rules.html
import type {
  DeleteConfigRuleRequest,
  DeleteEvaluationResultsRequest,
  DescribeConfigRuleEvaluationStatusRequest,
  DescribeConfigRuleEvaluationStatusResponse,
  DescribeConfigRulesRequest,
  DescribeConfigRulesResponse,
  GetCustomRulePolicyRequest,
  GetCustomRulePolicyResponse,
  StartConfigRulesEvaluationRequest,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { rulesEvaluationStarted } from '../delivery/notifications.ts';
import { inUse, invalidParameterValue, limitExceeded, noSuchRule, ruleInUse } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { describedRuleStatus } from '../rules/described-rule-status.ts';
import { describedRule } from '../rules/rule.ts';
import { deleteRule, namedRule, rulesNamed } from '../rules/rules-by-name.ts';

export const describeConfigRules =
  (config: Config): Operation<DescribeConfigRulesRequest, DescribeConfigRulesResponse> =>
  (input, context) => {
    const mode = input.Filters?.EvaluationMode;
    const rules = rulesNamed(config.region(context), input.ConfigRuleNames).filter(
      ({ modes }) => mode === undefined || modes.includes(mode),
    );
    const request = { limit: undefined, byDefault: limits.rulesOfPage, most: limits.rulesOfPage, token: input.NextToken };
    const { items, token } = pageOf(rules, request, ({ name }) => name);
    return { ConfigRules: items.map(describedRule), ...(token !== undefined && { NextToken: token }) };
  };

export const getCustomRulePolicy =
  (config: Config): Operation<GetCustomRulePolicyRequest, GetCustomRulePolicyResponse> =>
  ({ ConfigRuleName: name = '' }, context) => {
    const { source } = namedRule(config.region(context), name);
    if (source.owner !== 'CUSTOM_POLICY') throw noSuchRule(name);
    return { PolicyText: source.policyText };
  };

export const describeConfigRuleEvaluationStatus =
  (config: Config): Operation<DescribeConfigRuleEvaluationStatusRequest, DescribeConfigRuleEvaluationStatusResponse> =>
  (input, context) => {
    const rules = rulesNamed(config.region(context), input.ConfigRuleNames);
    const request = { limit: input.Limit, byDefault: 50, most: 50, token: input.NextToken };
    const { items, token } = pageOf(rules, request, ({ name }) => name);
    return { ConfigRulesEvaluationStatus: items.map(describedRuleStatus), ...(token !== undefined && { NextToken: token }) };
  };

/** The rule is DELETING for a moment, and then gone with its results. */
export const deleteConfigRule =
  (config: Config): Operation<DeleteConfigRuleRequest, void> =>
  ({ ConfigRuleName: name = '' }, context) => {
    const state = config.region(context);
    const rule = namedRule(state, name);
    if (rule.activity === 'DELETING') throw ruleInUse(name, 'deleted');
    if (rule.createdBy !== undefined)
      throw inUse(`The rule ${name} belongs to ${rule.createdBy} and is deleted with its conformance pack.`);
    if (state.remediations.has(name))
      throw inUse(
        `A remediation action is associated with the rule ${name}. Delete the remediation action before deleting the rule and try your request again later.`,
      );
    deleteRule(config, state, rule);
  };

export const deleteEvaluationResults =
  (config: Config): Operation<DeleteEvaluationResultsRequest, object> =>
  ({ ConfigRuleName: name = '' }, context) => {
    const rule = namedRule(config.region(context), name);
    if (rule.activity === 'DELETING') throw ruleInUse(name, 'deleted');
    rule.results.clear();
    return {};
  };

/** Works on what was recorded last: it makes no new items. */
export const startConfigRulesEvaluation =
  (config: Config): Operation<StartConfigRulesEvaluationRequest, object> =>
  ({ ConfigRuleNames: names = [] }, context) => {
    const state = config.region(context);
    if (names.length === 0) throw invalidParameterValue('At least one ConfigRule name should be provided.');
    const rules = names.map((name) => namedRule(state, name));
    const nowMs = config.now();
    for (const rule of rules) {
      if (rule.activity === 'DELETING') throw ruleInUse(rule.name, 'deleted');
      if (rule.activity === 'EVALUATING') throw limitExceeded(`An evaluation of the rule ${rule.name} is in progress.`);
      if (rule.lastStartMs !== undefined && nowMs - rule.lastStartMs < limits.startAgainMs)
        throw limitExceeded('StartConfigRulesEvaluation can be called once per minute for a rule.');
    }
    for (const rule of rules) {
      Object.assign(rule, { activity: 'EVALUATING', lastStartMs: nowMs });
      config.evaluations.planRound(state, rule);
    }
    const { subject, message } = rulesEvaluationStarted(state, names, nowMs);
    config.deliveries.notify(state, subject, message);
    return {};
  };
