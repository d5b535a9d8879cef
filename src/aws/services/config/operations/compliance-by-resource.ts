// Compliance, seen from the resources.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_view-compliance.html
import type {
  DescribeComplianceByResourceRequest,
  DescribeComplianceByResourceResponse,
  EvaluationResult,
  GetComplianceDetailsByResourceRequest,
  GetComplianceDetailsByResourceResponse,
  GetComplianceSummaryByResourceTypeRequest,
  GetComplianceSummaryByResourceTypeResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import { describedRecord, type EvaluationRecord } from '../compliance/evaluation-record.ts';
import { cappedCount, checkWords, complianceOf, describedCompliance } from '../compliance/rule-compliance.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageByPlace, pageOf } from '../paging.ts';
import { proactiveResult } from '../proactive/resource-evaluation.ts';
import type { RegionState } from '../region-state.ts';
import { rulesNamed } from '../rules/rules-by-name.ts';

interface JudgedResource {
  readonly type: string;
  readonly id: string;
  readonly records: EvaluationRecord[];
}

export const describeComplianceByResource =
  (config: Config): Operation<DescribeComplianceByResourceRequest, DescribeComplianceByResourceResponse> =>
  (input, context) => {
    const { ResourceType: type, ResourceId: id, ComplianceTypes: words = [] } = input;
    if (id !== undefined && type === undefined) throw invalidParameterValue('A resource type should be provided with a resource id.');
    checkWords(words, ['COMPLIANT', 'NON_COMPLIANT', 'INSUFFICIENT_DATA']);
    const judged = judgedResources(config.region(context)).filter(
      (resource) =>
        (type === undefined || resource.type === type) &&
        (id === undefined || resource.id === id) &&
        (words.length === 0 || words.includes(complianceOf(resource.records))),
    );
    const request = { limit: input.Limit, byDefault: limits.complianceOfPage, most: limits.page, token: input.NextToken };
    const { items, token } = pageOf(judged, request, (resource) => resourceKey(resource.type, resource.id));
    return {
      ComplianceByResources: items.map((resource) => ({
        ResourceType: resource.type,
        ResourceId: resource.id,
        Compliance: describedCompliance(resource.records, limits.cappedRuleCount),
      })),
      ...(token !== undefined && { NextToken: token }),
    };
  };

export const getComplianceDetailsByResource =
  (config: Config): Operation<GetComplianceDetailsByResourceRequest, GetComplianceDetailsByResourceResponse> =>
  (input, context) => {
    const { ResourceType: type, ResourceId: id, ComplianceTypes: words = [], ResourceEvaluationId: evaluationId } = input;
    const state = config.region(context);
    checkWords(words, ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE']);
    if (evaluationId !== undefined) return { EvaluationResults: proactiveResults(state, evaluationId, words) };
    if (type === undefined || id === undefined) throw invalidParameterValue('A resource type and a resource id should be provided.');
    const found: EvaluationResult[] = rulesNamed(state).flatMap((rule) => {
      const record = rule.results.get(resourceKey(type, id));
      return record && (words.length === 0 || words.includes(record.compliance)) ? [describedRecord(rule.name, record)] : [];
    });
    const request = { limit: undefined, byDefault: limits.complianceOfPage, most: limits.page, token: input.NextToken };
    const { items, token } = pageByPlace(found, request);
    return { EvaluationResults: [...items], ...(token !== undefined && { NextToken: token }) };
  };

/** Of an evaluation of a resource that does not exist yet. Throws AwsError InvalidParameterValueException. */
function proactiveResults(state: RegionState, evaluationId: string, words: readonly string[]): EvaluationResult[] {
  const evaluation = state.resourceEvaluations.get(evaluationId);
  if (!evaluation) throw invalidParameterValue(`The resource evaluation ${evaluationId} does not exist.`);
  const wanted = [...evaluation.results].filter(([, { compliance }]) => words.length === 0 || words.includes(compliance));
  return wanted.map(([name, record]) => proactiveResult(evaluationId, name, record));
}

/** AWS: one summary for each type that is named; without types one over all. */
export const getComplianceSummaryByResourceType =
  (config: Config): Operation<GetComplianceSummaryByResourceTypeRequest, GetComplianceSummaryByResourceTypeResponse> =>
  ({ ResourceTypes: types = [] }, context) => {
    const judged = judgedResources(config.region(context));
    const summary = (meant: readonly JudgedResource[]) => {
      const words = meant.map(({ records }) => complianceOf(records));
      const count = (word: string) => cappedCount(words.filter((one) => one === word).length, limits.cappedResourceCount);
      return {
        CompliantResourceCount: count('COMPLIANT'),
        NonCompliantResourceCount: count('NON_COMPLIANT'),
        ComplianceSummaryTimestamp: new Date(config.now()),
      };
    };
    const ofType = (ResourceType: string) => ({
      ResourceType,
      ComplianceSummary: summary(judged.filter(({ type }) => type === ResourceType)),
    });
    return {
      ComplianceSummariesByResourceType: types.length === 0 ? [{ ComplianceSummary: summary(judged) }] : types.map(ofType),
    };
  };

/** All resources on which any rule has a verdict, in the order of their keys. */
function judgedResources(state: RegionState): JudgedResource[] {
  const byKey = new Map<string, JudgedResource>();
  for (const { results } of state.rules.values()) {
    for (const [key, record] of results) {
      const known = byKey.get(key) ?? { type: record.resourceType, id: record.resourceId, records: [] };
      known.records.push(record);
      byKey.set(key, known);
    }
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, resource]) => resource);
}
