// What the rules of a conformance pack come to.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConformancePackCompliance.html
import type {
  DescribeConformancePackComplianceRequest,
  DescribeConformancePackComplianceResponse,
  GetConformancePackComplianceDetailsRequest,
  GetConformancePackComplianceDetailsResponse,
  GetConformancePackComplianceSummaryRequest,
  GetConformancePackComplianceSummaryResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import { describedRecord, type EvaluationRecord } from '../compliance/evaluation-record.ts';
import { complianceOf, ruleCompliance } from '../compliance/rule-compliance.ts';
import type { Config } from '../config.ts';
import type { PackState } from '../conformance-packs/pack.ts';
import { packNamed } from '../conformance-packs/packs-by-name.ts';
import { invalidParameterValue, noSuchRuleInPack } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { RegionState } from '../region-state.ts';
import type { RuleState } from '../rules/rule.ts';

export const describeConformancePackCompliance =
  (config: Config): Operation<DescribeConformancePackComplianceRequest, DescribeConformancePackComplianceResponse> =>
  (input, context) => {
    const state = config.region(context);
    const pack = packNamed(state, input.ConformancePackName ?? '');
    const word = input.Filters?.ComplianceType;
    const rules = rulesOf(state, pack, input.Filters?.ConfigRuleNames).filter(
      (rule) => word === undefined || ruleCompliance(rule) === word,
    );
    const { items, token } = pageOf(rules, { limit: input.Limit, byDefault: 1000, most: 1000, token: input.NextToken }, ({ name }) => name);
    return {
      ConformancePackName: pack.name,
      ConformancePackRuleComplianceList: items.map((rule) => ({
        ConfigRuleName: rule.name,
        ComplianceType: ruleCompliance(rule),
        Controls: [],
      })),
      ...(token !== undefined && { NextToken: token }),
    };
  };

export const getConformancePackComplianceDetails =
  (config: Config): Operation<GetConformancePackComplianceDetailsRequest, GetConformancePackComplianceDetailsResponse> =>
  (input, context) => {
    const state = config.region(context);
    const pack = packNamed(state, input.ConformancePackName ?? '');
    const { ConfigRuleNames: names, ComplianceType: word, ResourceType: type, ResourceIds: ids } = input.Filters ?? {};
    if (word === 'INSUFFICIENT_DATA')
      throw invalidParameterValue('INSUFFICIENT_DATA is not supported as a filter: use COMPLIANT or NON_COMPLIANT.');
    if (ids && type === undefined) throw invalidParameterValue('A resource type should be provided with resource ids.');
    const isWanted = (record: EvaluationRecord) =>
      (word === undefined || record.compliance === word) &&
      (type === undefined || record.resourceType === type) &&
      (ids === undefined || ids.includes(record.resourceId));
    const found = rulesOf(state, pack, names).flatMap((rule) =>
      [...rule.results.values()].filter(isWanted).map((record) => ({
        key: `${rule.name} ${resourceKey(record.resourceType, record.resourceId)}`,
        result: describedRecord(rule.name, record),
      })),
    );
    found.sort((one, other) => (one.key < other.key ? -1 : 1));
    const request = { limit: input.Limit, byDefault: limits.complianceOfPage, most: limits.page, token: input.NextToken };
    const { items, token } = pageOf(found, request, ({ key }) => key);
    return {
      ConformancePackName: pack.name,
      ConformancePackRuleEvaluationResults: items.map(({ result: { ComplianceType, ...rest } }) => ({
        ...rest,
        ComplianceType: ComplianceType as 'COMPLIANT' | 'NON_COMPLIANT',
      })) as GetConformancePackComplianceDetailsResponse['ConformancePackRuleEvaluationResults'],
      ...(token !== undefined && { NextToken: token }),
    };
  };

export const getConformancePackComplianceSummary =
  (config: Config): Operation<GetConformancePackComplianceSummaryRequest, GetConformancePackComplianceSummaryResponse> =>
  (input, context) => {
    const state = config.region(context);
    const packs = (input.ConformancePackNames ?? []).map((name) => packNamed(state, name));
    packs.sort((one, other) => (one.name < other.name ? -1 : 1));
    const { items, token } = pageOf(packs, { limit: input.Limit, byDefault: 20, most: 20, token: input.NextToken }, ({ name }) => name);
    return {
      ConformancePackComplianceSummaryList: items.map((pack) => ({
        ConformancePackName: pack.name,
        ConformancePackComplianceStatus: complianceOf(rulesOf(state, pack).flatMap(({ results }) => [...results.values()])),
      })),
      ...(token !== undefined && { NextToken: token }),
    };
  };

/** In the order of their names. Throws AwsError NoSuchConfigRuleInConformancePackException. */
function rulesOf(state: RegionState, { ruleNames }: PackState, wanted?: readonly string[]): RuleState[] {
  const missing = wanted?.find((name) => !ruleNames.includes(name));
  if (missing !== undefined) throw noSuchRuleInPack(missing);
  const rules = ruleNames.flatMap((name) => state.rules.get(name) ?? []).filter(({ name }) => !wanted || wanted.includes(name));
  return rules.sort((one, other) => (one.name < other.name ? -1 : 1));
}
