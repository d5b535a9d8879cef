// Makes or changes the remediation of a rule: for PutRemediationConfigurations, and for conformance packs.
import type { RemediationConfiguration } from '@aws-sdk/client-config-service';
import { digits } from '../../../core/random.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue } from '../errors.ts';
import { limits } from '../limits.ts';
import type { RegionState } from '../region-state.ts';
import { checkDocument } from './parameters.ts';

/** Throws AwsError InvalidParameterValueException. */
export function checkRemediation(state: RegionState, input: RemediationConfiguration): void {
  const { ConfigRuleName: name = '', TargetId: documentName = '', Parameters: parameters = {}, TargetVersion: version } = input;
  if (!state.rules.has(name)) throw invalidParameterValue(`The config rule ${name} does not exist.`);
  if (version !== undefined && version !== '1')
    throw invalidParameterValue(`The document ${documentName} has no version ${version}: use 1.`);
  checkDocument(documentName, parameters);
}

/** Throws AwsError InvalidParameterValueException. Where it is automatic, what is wrong already is repaired now. */
export function keepRemediation(config: Config, state: RegionState, input: RemediationConfiguration): void {
  checkRemediation(state, input);
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
    maximumAttempts: input.MaximumAutomaticAttempts ?? (automatic ? limits.automaticAttempts : undefined),
    retrySeconds: input.RetryAttemptSeconds ?? (automatic ? limits.retrySeconds : undefined),
    executions: known?.executions ?? new Map(),
  });
  for (const record of state.rules.get(ruleName)?.results.values() ?? [])
    if (record.compliance === 'NON_COMPLIANT') config.remediations.startAutomatically(state, ruleName, record);
}
