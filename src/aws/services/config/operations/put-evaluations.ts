// PutEvaluations: what the function of a custom rule found out.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html
import { type Evaluation, type PutEvaluationsRequest, type PutEvaluationsResponse, ResourceType } from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue, invalidResultToken, noSuchRule } from '../errors.ts';

const types: ReadonlySet<string> = new Set([...Object.values(ResourceType), 'AWS::::Account']);

export const putEvaluations =
  (config: Config): Operation<PutEvaluationsRequest, PutEvaluationsResponse> =>
  (input, context) => {
    const { Evaluations: evaluations = [], ResultToken: token = '', TestMode: isTest = false } = input;
    const state = config.region(context);
    if (token === '') throw invalidResultToken();
    if (input.Evaluations === undefined)
      throw invalidParameterValue('The Evaluations object in your request cannot be null. Add the required parameters and try again.');
    for (const evaluation of evaluations) check(evaluation);
    // AWS: a test stores nothing, and any token will do.
    if (isTest) return { FailedEvaluations: [] };
    const call = state.resultTokens.get(token);
    if (!call) throw invalidResultToken();
    const rule = state.rules.get(call.rule);
    if (!rule || rule.activity === 'DELETING') throw noSuchRule(call.rule);
    rule.status.evaluatedMs = config.now();
    delete rule.status.error;
    for (const { ComplianceResourceType, ComplianceResourceId, ComplianceType, Annotation, OrderingTimestamp } of evaluations)
      config.verdicts.record(state, rule, {
        resourceType: ComplianceResourceType ?? '',
        resourceId: ComplianceResourceId ?? '',
        compliance: ComplianceType as 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE',
        annotation: Annotation,
        orderingMs: OrderingTimestamp?.getTime() ?? config.now(),
        invokedMs: call.invokedMs,
      });
    return { FailedEvaluations: [] };
  };

/** Throws AwsError InvalidParameterValueException. */
function check({ ComplianceType: compliance, ComplianceResourceType: type = '' }: Evaluation): void {
  if (compliance === 'INSUFFICIENT_DATA')
    throw invalidParameterValue('The compliance type INSUFFICIENT_DATA is not supported: use COMPLIANT, NON_COMPLIANT or NOT_APPLICABLE.');
  if (!types.has(type)) throw invalidParameterValue(`The resource type ${type} of an evaluation is not supported.`);
}
