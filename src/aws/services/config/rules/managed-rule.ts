// The embedded managed rules by identifier, and their parameters.
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { invalidParameterValue } from '../errors.ts';
import { managedRules } from '../managed-rules/registry.ts';
import type { ManagedRule, RuleParameter } from './rule-contract.ts';

const byIdentifier = new Map(managedRules.map((rule) => [rule.identifier, rule]));

/** Undefined for a rule that is none of AWS's, or that is not embedded. */
export function managedRule(identifier: string): ManagedRule | undefined {
  return byIdentifier.get(identifier);
}

/** The parameters of a rule as texts. Throws AwsError InvalidParameterValueException for a text that is no JSON object. */
export function readParameters(inputParameters: string | undefined): Record<string, string> {
  if (inputParameters === undefined) return {};
  const parsed = parsedJson(inputParameters);
  if (!isJsonObject(parsed)) throw invalidParameterValue(`Invalid json ${inputParameters} passed in the InputParameters field`);
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** Throws AwsError InvalidParameterValueException for parameters that the rule does not have, lacks, or cannot take. */
export function checkParameters({ parameters }: ManagedRule, inputParameters: string | undefined): void {
  const given = readParameters(inputParameters);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parameters, name));
  if (unknown.length > 0) throw invalidParameterValue(`Unknown parameters provided in the inputParameters: ${inputParameters}`);
  const missing = Object.keys(parameters).filter((name) => parameters[name]?.required && !Object.hasOwn(given, name));
  if (missing.length > 0)
    throw invalidParameterValue(`The required parameter [${missing.sort().join(', ')}] is not present in the inputParameters`);
  for (const [name, value] of Object.entries(given)) {
    const fault = faultOf(value, parameters[name]);
    if (fault !== undefined)
      throw invalidParameterValue(`Invalid value '${value}' of the parameter ${name} in the inputParameters: ${fault}`);
  }
}

/** What the rule is given: the owner's values, and the defaults of the others. */
export function filledParameters({ parameters }: ManagedRule, inputParameters: string | undefined): Record<string, string> {
  const defaults = Object.entries(parameters).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]]));
  return { ...Object.fromEntries(defaults), ...readParameters(inputParameters) };
}

function faultOf(value: string, parameter: RuleParameter | undefined): string | undefined {
  // AWS: empty texts and blanks are no values, whatever the kind.
  if (value.trim() === '') return 'Blank spaces are not acceptable.';
  const { kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, oneOf } = parameter ?? { kind: 'string' as const };
  if (kind === 'integer' && !/^-?\d+$/.test(value.trim())) return 'It is no integer.';
  if (kind === 'integer' && (Number(value) < min || Number(value) > max)) return `It must lie between ${min} and ${max}.`;
  if (kind === 'boolean' && !/^(true|false)$/i.test(value.trim())) return 'It must be true or false.';
  const words = kind === 'list' ? value.split(',').map((word) => word.trim()) : [value];
  const wrong = oneOf && words.find((word) => !oneOf.includes(word));
  return wrong === undefined ? undefined : `${wrong} is none of ${oneOf?.join(', ')}.`;
}
