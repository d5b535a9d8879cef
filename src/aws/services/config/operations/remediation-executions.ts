// Remediation that somebody asks for, and how remediations went.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_StartRemediationExecution.html
import type {
  DescribeRemediationExecutionStatusRequest,
  DescribeRemediationExecutionStatusResponse,
  ResourceKey,
  StartRemediationExecutionRequest,
  StartRemediationExecutionResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { exists, resourceKey } from '../capture/recorded-resource.ts';
import type { Config } from '../config.ts';
import { noSuchRemediation } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { RegionState } from '../region-state.ts';
import { describedExecution, type RemediationState } from '../remediation/remediation.ts';

/** AWS: resources that it knows nothing of are told as failed items. */
export const startRemediationExecution =
  (config: Config): Operation<StartRemediationExecutionRequest, StartRemediationExecutionResponse> =>
  ({ ConfigRuleName: name = '', ResourceKeys: keys = [] }, context) => {
    const state = config.region(context);
    const remediation = named(state, name);
    const isKnown = ({ resourceType: type, resourceId: id = '' }: ResourceKey) => {
      const key = resourceKey(type ?? '', id);
      const resource = state.resources.get(key);
      return state.rules.get(name)?.results.has(key) || (resource !== undefined && exists(resource) === 'yes');
    };
    for (const { resourceType: type = '', resourceId: id = '' } of keys.filter(isKnown))
      config.remediations.start(state, remediation, type, id);
    const FailedItems = keys.filter((key) => !isKnown(key));
    return FailedItems.length === 0 ? {} : { FailureMessage: 'The resources have not been discovered.', FailedItems };
  };

export const describeRemediationExecutionStatus =
  (config: Config): Operation<DescribeRemediationExecutionStatusRequest, DescribeRemediationExecutionStatusResponse> =>
  (input, context) => {
    const remediation = named(config.region(context), input.ConfigRuleName ?? '');
    const wanted = input.ResourceKeys?.map(({ resourceType: type = '', resourceId: id = '' }) => resourceKey(type, id));
    const executions = [...remediation.executions].filter(([key]) => !wanted || wanted.includes(key));
    executions.sort(([one], [other]) => (one < other ? -1 : 1));
    const request = { limit: input.Limit, byDefault: limits.page, most: limits.page, token: input.NextToken };
    const { items, token } = pageOf(executions, request, ([key]) => key);
    return {
      RemediationExecutionStatuses: items.map(([, execution]) => describedExecution(execution)),
      ...(token !== undefined && { NextToken: token }),
    };
  };

/** Throws AwsError NoSuchRemediationConfigurationException. */
function named({ remediations }: RegionState, name: string): RemediationState {
  const remediation = remediations.get(name);
  if (!remediation) throw noSuchRemediation(name);
  return remediation;
}
