// The source of a new rule: who judges, and what makes it judge.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_Source.html
import type { Source, SourceDetail } from '@aws-sdk/client-config-service';
import { invalidParameterValue } from '../errors.ts';
import { policyFault } from './guard-verdict.ts';
import { managedRule } from './managed-rule.ts';
import { managedRuleNames } from './managed-rule-names.ts';
import type { RuleSource } from './rule.ts';

const changes: readonly string[] = ['ConfigurationItemChangeNotification', 'OversizedConfigurationItemChangeNotification'];
const detailsWhereTheyBelong =
  'SourceDetails should be null/empty if the owner is AWS. SourceDetails should be provided if the owner is CUSTOM_LAMBDA';

/** Throws AwsError InvalidParameterValueException. */
export function readSource(source: Source | undefined): RuleSource {
  const { Owner: owner, SourceIdentifier: identifier, SourceDetails: details = [], CustomPolicyDetails: policy } = source ?? {};
  if (owner === 'AWS') {
    if (identifier === undefined || !(managedRule(identifier) || managedRuleNames.has(identifier)))
      throw invalidParameterValue(
        `The sourceIdentifier ${identifier ?? ''} is invalid.  Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner`,
      );
    if (details.length > 0) throw invalidParameterValue(detailsWhereTheyBelong);
    return { owner, identifier };
  }
  if (details.length === 0) throw invalidParameterValue(detailsWhereTheyBelong);
  const read = details.map(readDetail);
  if (owner === 'CUSTOM_LAMBDA') {
    if (identifier === undefined) throw invalidParameterValue('The sourceIdentifier should be provided if the owner is CUSTOM_LAMBDA');
    return { owner, functionArn: identifier, details: read };
  }
  if (identifier !== undefined) throw invalidParameterValue('SourceIdentifier should be null/empty if the owner is CUSTOM_POLICY');
  if (!policy) throw invalidParameterValue('CustomPolicyDetails should be provided if the owner is CUSTOM_POLICY');
  const { PolicyText: policyText = '', PolicyRuntime: runtime = '', EnableDebugLogDelivery: debugLog = false } = policy;
  const fault = policyFault(policyText);
  if (fault !== undefined) throw invalidParameterValue(`The policy text is not valid: ${fault}`);
  return { owner: 'CUSTOM_POLICY', policyText, runtime, debugLog, details: read };
}

/** AWS: what comes periodically comes once a day unless the rule says otherwise. */
function readDetail({ EventSource, MessageType, MaximumExecutionFrequency }: SourceDetail): SourceDetail {
  if (EventSource === undefined) throw invalidParameterValue("Missing required parameter in ConfigRule.SourceDetails: 'EventSource'");
  if (MessageType === undefined) throw invalidParameterValue("Missing required parameter in ConfigRule.SourceDetails: 'MessageType'");
  const onChange = changes.includes(MessageType);
  if (onChange && MaximumExecutionFrequency !== undefined)
    throw invalidParameterValue(
      'A maximum execution frequency is not allowed if MessageType is ConfigurationItemChangeNotification or OversizedConfigurationItemChangeNotification',
    );
  return { EventSource, MessageType, ...(!onChange && { MaximumExecutionFrequency: MaximumExecutionFrequency ?? 'TwentyFour_Hours' }) };
}
