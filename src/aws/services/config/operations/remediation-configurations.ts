// What repairs the resources of a rule: put, described, deleted.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/setup-manualremediation.html
import type {
  DeleteRemediationConfigurationRequest,
  DescribeRemediationConfigurationsRequest,
  DescribeRemediationConfigurationsResponse,
  PutRemediationConfigurationsRequest,
  PutRemediationConfigurationsResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { noSuchRemediation, remediationInProgress } from '../errors.ts';
import { checkRemediation, keepRemediation } from '../remediation/keep-remediation.ts';
import { describedRemediation } from '../remediation/remediation.ts';

export const putRemediationConfigurations =
  (config: Config): Operation<PutRemediationConfigurationsRequest, PutRemediationConfigurationsResponse> =>
  ({ RemediationConfigurations: inputs = [] }, context) => {
    const state = config.region(context);
    for (const input of inputs) checkRemediation(state, input);
    for (const input of inputs) keepRemediation(config, state, input);
    return { FailedBatches: [] };
  };

export const describeRemediationConfigurations =
  (config: Config): Operation<DescribeRemediationConfigurationsRequest, DescribeRemediationConfigurationsResponse> =>
  ({ ConfigRuleNames: names = [] }, context) => {
    const { remediations } = config.region(context);
    return { RemediationConfigurations: names.flatMap((name) => remediations.get(name) ?? []).map(describedRemediation) };
  };

export const deleteRemediationConfiguration =
  (config: Config): Operation<DeleteRemediationConfigurationRequest, object> =>
  ({ ConfigRuleName: name = '', ResourceType: type }, context) => {
    const { remediations } = config.region(context);
    const remediation = remediations.get(name);
    if (!remediation || (type !== undefined && remediation.resourceType !== type)) throw noSuchRemediation(name);
    const busy = [...remediation.executions.values()].some(({ state }) => state === 'QUEUED' || state === 'IN_PROGRESS');
    if (busy) throw remediationInProgress(name);
    remediations.delete(name);
    return {};
  };
