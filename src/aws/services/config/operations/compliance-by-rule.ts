// Compliance, seen from the rules.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_view-compliance.html
import type {
  DescribeComplianceByConfigRuleRequest,
  DescribeComplianceByConfigRuleResponse,
  GetComplianceDetailsByConfigRuleRequest,
  GetComplianceDetailsByConfigRuleResponse,
  GetComplianceSummaryByConfigRuleResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import { describedRecord } from '../compliance/evaluation-record.ts';
import { cappedCount, checkWords, describedCompliance, ruleCompliance } from '../compliance/rule-compliance.ts';
import type { Config } from '../config.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { namedRule, rulesNamed } from '../rules/rules-by-name.ts';

export const describeComplianceByConfigRule =
  (config: Config): Operation<DescribeComplianceByConfigRuleRequest, DescribeComplianceByConfigRuleResponse> =>
  (input, context) => {
    const words = input.ComplianceTypes ?? [];
    checkWords(words, ['COMPLIANT', 'NON_COMPLIANT', 'INSUFFICIENT_DATA']);
    const rules = rulesNamed(config.region(context), input.ConfigRuleNames).filter(
      (rule) => words.length === 0 || words.includes(ruleCompliance(rule)),
    );
    const request = { limit: undefined, byDefault: limits.rulesOfPage, most: limits.rulesOfPage, token: input.NextToken };
    const { items, token } = pageOf(rules, request, ({ name }) => name);
    return {
      ComplianceByConfigRules: items.map(({ name, results }) => ({
        ConfigRuleName: name,
        Compliance: describedCompliance([...results.values()], limits.cappedRuleCount),
      })),
      ...(token !== undefined && { NextToken: token }),
    };
  };

export const getComplianceDetailsByConfigRule =
  (config: Config): Operation<GetComplianceDetailsByConfigRuleRequest, GetComplianceDetailsByConfigRuleResponse> =>
  (input, context) => {
    const words = input.ComplianceTypes ?? [];
    checkWords(words, ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE']);
    const rule = namedRule(config.region(context), input.ConfigRuleName ?? '');
    const keyOf = ({ resourceType, resourceId }: { resourceType: string; resourceId: string }) => resourceKey(resourceType, resourceId);
    const records = [...rule.results.values()].filter(({ compliance }) => words.length === 0 || words.includes(compliance));
    records.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    const request = { limit: input.Limit, byDefault: limits.complianceOfPage, most: limits.page, token: input.NextToken };
    const { items, token } = pageOf(records, request, keyOf);
    return {
      EvaluationResults: items.map((record) => describedRecord(rule.name, record)),
      ...(token !== undefined && { NextToken: token }),
    };
  };

export const getComplianceSummaryByConfigRule =
  (config: Config): Operation<object, GetComplianceSummaryByConfigRuleResponse> =>
  (_input, context) => {
    const words = rulesNamed(config.region(context)).map(ruleCompliance);
    const count = (word: string) => cappedCount(words.filter((one) => one === word).length, limits.cappedRuleCount);
    return {
      ComplianceSummary: {
        CompliantResourceCount: count('COMPLIANT'),
        NonCompliantResourceCount: count('NON_COMPLIANT'),
        ComplianceSummaryTimestamp: new Date(config.now()),
      },
    };
  };
