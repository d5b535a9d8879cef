// Proactive evaluation: what would rules think of a resource that does not exist yet?
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_StartResourceEvaluation.html
import type {
  GetResourceEvaluationSummaryRequest,
  GetResourceEvaluationSummaryResponse,
  ListResourceEvaluationsRequest,
  ListResourceEvaluationsResponse,
  StartResourceEvaluationRequest,
  StartResourceEvaluationResponse,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { Operation } from '../../../core/service.ts';
import { complianceOf } from '../compliance/rule-compliance.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue, invalidTimeRange } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageByPlace } from '../paging.ts';
import { listedEvaluation, type ResourceEvaluationState } from '../proactive/resource-evaluation.ts';
import type { RegionState } from '../region-state.ts';

export const startResourceEvaluation =
  (config: Config): Operation<StartResourceEvaluationRequest, StartResourceEvaluationResponse> =>
  (input, context) => {
    const state = config.region(context);
    const { ResourceDetails: details, EvaluationContext: about, EvaluationMode: mode, ClientToken: clientToken } = input;
    if (mode !== 'PROACTIVE') throw invalidParameterValue('StartResourceEvaluation evaluates in the mode PROACTIVE alone.');
    const { ResourceId: resourceId = '', ResourceType: resourceType = '', ResourceConfiguration: configuration = '' } = details ?? {};
    if (!isJsonObject(parsedJson(configuration))) throw invalidParameterValue('The ResourceConfiguration should be a JSON object.');
    const wanted = { resourceType, resourceId, configuration, context: about?.EvaluationContextIdentifier };
    const known = clientToken === undefined ? undefined : byToken(state, clientToken);
    if (known) return { ResourceEvaluationId: sameOrThrow(known, wanted) };
    const id = config.environment.random.uuid();
    const startMs = config.now();
    state.resourceEvaluations.set(id, { id, ...wanted, clientToken, startMs, status: 'IN_PROGRESS', results: new Map() });
    const { account, region } = state;
    config.work.plan({ kind: 'evaluate proactively', account, region, dueMs: startMs + limits.evaluationDelayMs, evaluation: id });
    return { ResourceEvaluationId: id };
  };

function byToken({ resourceEvaluations }: RegionState, token: string): ResourceEvaluationState | undefined {
  return [...resourceEvaluations.values()].find(({ clientToken }) => clientToken === token);
}

/** Throws AwsError IdempotentParameterMismatch. */
function sameOrThrow(known: ResourceEvaluationState, wanted: Partial<ResourceEvaluationState>): string {
  const same = Object.entries(wanted).every(([name, value]) => known[name as keyof ResourceEvaluationState] === value);
  if (same) return known.id;
  throw new AwsError(
    'IdempotentParameterMismatch',
    'Using the same client token with one or more different parameters. Specify a new client token with the parameter changes and try again.',
  );
}

export const getResourceEvaluationSummary =
  (config: Config): Operation<GetResourceEvaluationSummaryRequest, GetResourceEvaluationSummaryResponse> =>
  ({ ResourceEvaluationId: id = '' }, context) => {
    const evaluation = config.region(context).resourceEvaluations.get(id);
    if (!evaluation) throw new AwsError('ResourceNotFoundException', `The resource evaluation ${id} does not exist.`);
    const { status, startMs, results, context: about, resourceId, resourceType, configuration } = evaluation;
    return {
      ResourceEvaluationId: id,
      EvaluationMode: 'PROACTIVE',
      EvaluationStatus: { Status: status },
      EvaluationStartTimestamp: new Date(startMs),
      ...(status === 'SUCCEEDED' && { Compliance: complianceOf(results.values()) }),
      ...(about !== undefined && { EvaluationContext: { EvaluationContextIdentifier: about } }),
      ResourceDetails: {
        ResourceId: resourceId,
        ResourceType: resourceType,
        ResourceConfiguration: configuration,
        ResourceConfigurationSchemaType: 'CFN_RESOURCE_SCHEMA',
      },
    };
  };

export const listResourceEvaluations =
  (config: Config): Operation<ListResourceEvaluationsRequest, ListResourceEvaluationsResponse> =>
  (input, context) => {
    const { EvaluationMode: mode, TimeWindow: window, EvaluationContextIdentifier: about } = input.Filters ?? {};
    const from = window?.StartTime?.getTime() ?? Number.NEGATIVE_INFINITY;
    const to = window?.EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
    if (from > to) throw invalidTimeRange();
    const found = [...config.region(context).resourceEvaluations.values()].filter(
      (evaluation) =>
        mode !== 'DETECTIVE' &&
        evaluation.startMs >= from &&
        evaluation.startMs <= to &&
        (about === undefined || evaluation.context === about),
    );
    const request = { limit: input.Limit, byDefault: limits.complianceOfPage, most: limits.page, token: input.NextToken };
    const { items, token } = pageByPlace(found, request);
    return { ResourceEvaluations: items.map(listedEvaluation), ...(token !== undefined && { NextToken: token }) };
  };
