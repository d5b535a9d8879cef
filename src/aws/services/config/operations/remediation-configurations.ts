// What repairs the resources of a rule: put, described, deleted.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/setup-manualremediation.html
import type {
  DeleteRemediationConfigurationRequest,
  DescribeRemediationConfigurationsRequest,
  DescribeRemediationConfigurationsResponse,
  PutRemediationConfigurationsRequest,
  PutRemediationConfigurationsResponse,
  RemediationConfiguration,
} from '@aws-sdk/client-config-service';
import { digits } from '../../../core/random.ts';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue, noSuchRemediation, remediationInProgress } from '../errors.ts';
import type { RegionState } from '../region-state.ts';
import { checkDocument } from '../remediation/parameters.ts';
import { describedRemediation } from '../remediation/remediation.ts';

export const putRemediationConfigurations =
  (config: Config): Operation<PutRemediationConfigurationsRequest, PutRemediationConfigurationsResponse> =>
  ({ RemediationConfigurations: inputs = [] }, context) => {
    const state = config.region(context);
    for (const input of inputs) check(state, input);
    for (const input of inputs) keep(config, state, input);
    return { FailedBatches: [] };
  };

/** Throws AwsError InvalidParameterValueException. */
function check(state: RegionState, input: RemediationConfiguration): void {
  const { ConfigRuleName: name = '', TargetId: documentName = '', Parameters: parameters = {}, TargetVersion: version } = input;
  if (!state.rules.has(name)) throw invalidParameterValue(`The config rule ${name} does not exist.`);
  if (version !== undefined && version !== '1')
    throw invalidParameterValue(`The document ${documentName} has no version ${version}: use 1.`);
  checkDocument(documentName, parameters);
}

function keep(config: Config, state: RegionState, input: RemediationConfiguration): void {
  const ruleName = input.ConfigRuleName ?? '';
  const known = state.remediations.get(ruleName);
  const id = digits(config.environment.random.next, 16, 16);
  const arn = `arn:aws:config:${state.region}:${state.account}:remediation-configuration/${ruleName}/${id}`;
  const automatic = input.Automatic ?? false;
  state.remediations.set(ruleName, {
    ruleName,
    arn: known?.arn ?? arn,
    documentName: input.TargetId ?? '',
    documentVersion: input.TargetVersion,
    parameters: input.Parameters ?? {},
    resourceType: input.ResourceType,
    automatic,
    controls: input.ExecutionControls,
    maximumAttempts: input.MaximumAutomaticAttempts ?? (automatic ? 5 : undefined),
    retrySeconds: input.RetryAttemptSeconds ?? (automatic ? 60 : undefined),
    executions: known?.executions ?? new Map(),
  });
  // What is wrong already is repaired now.
  for (const record of state.rules.get(ruleName)?.results.values() ?? [])
    if (record.compliance === 'NON_COMPLIANT') config.remediations.startAutomatically(state, ruleName, record);
}

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
