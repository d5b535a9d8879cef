// The parameters of a document: fixed texts, or the id of the resource.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationParameterValue.html
import type { RemediationParameterValue } from '@aws-sdk/client-config-service';
import { parseArn } from '../../../core/arn.ts';
import { invalidParameterValue } from '../errors.ts';
import { documents } from './documents.ts';

const roleParameter = 'AutomationAssumeRole';

/** Throws AwsError InvalidParameterValueException. */
export function checkDocument(name: string, parameters: Readonly<Record<string, RemediationParameterValue>>): void {
  const document = Object.hasOwn(documents, name) ? documents[name] : undefined;
  if (!document)
    throw invalidParameterValue(
      `The document ${name} is not embedded in Sandshark. Embedded documents: ${Object.keys(documents).join(', ')}.`,
    );
  const known = [roleParameter, ...document.required, ...document.optional];
  const unknown = Object.keys(parameters).filter((parameter) => !known.includes(parameter));
  if (unknown.length > 0) throw invalidParameterValue(`The document ${name} has no parameters [${unknown.join(', ')}].`);
  const missing = [roleParameter, ...document.required].filter((parameter) => !Object.hasOwn(parameters, parameter));
  if (missing.length > 0)
    throw invalidParameterValue(`The required parameters [${missing.join(', ')}] of the document ${name} are missing.`);
  for (const [parameter, { StaticValue: fixed, ResourceValue: resource }] of Object.entries(parameters))
    if ((fixed === undefined) === (resource === undefined))
      throw invalidParameterValue(`The parameter ${parameter} should have either a StaticValue or a ResourceValue.`);
  const [role = ''] = parameters[roleParameter]?.StaticValue?.Values ?? [];
  if (parseArn(role)?.service !== 'iam') throw invalidParameterValue(`${roleParameter} should be the ARN of an IAM role.`);
}

/** By design the first value of a list alone: no embedded document takes lists. */
export function parameterTexts(
  parameters: Readonly<Record<string, RemediationParameterValue>>,
  resourceId: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { StaticValue, ResourceValue }]) => [
      name,
      ResourceValue ? resourceId : (StaticValue?.Values?.[0] ?? ''),
    ]),
  );
}
