// The parameter and the version that a request names.
import type { Place } from '../../core/ports.ts';
import { parameterNotFound, versionNotFound } from './errors.ts';
import { checkOwnName, selected } from './name.ts';
import { newest, type Parameter, type Version } from './parameter.ts';
import type { Parameters } from './parameters.ts';

export interface Found {
  readonly parameter: Parameter;
  readonly version: Version;
  /** As it stood in the request, with the colon. */
  readonly selector?: string;
}

/** Throws AwsError ParameterNotFound, ParameterVersionNotFound. */
export function findVersion(parameters: Parameters, text: string, here: Place): Found {
  const { selector } = selected(text, here);
  const parameter = findParameter(parameters, text, here);
  if (selector === undefined) return { parameter, version: newest(parameter) };
  const version = parameter.versions.find(({ version, labels }) => String(version) === selector || labels.includes(selector));
  // AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html#API_GetParameter_Errors
  if (!version) throw versionNotFound(parameter.name, selector);
  return { parameter, version, selector: `:${selector}` };
}

/** The parameter alone. In an ARN the first slash may belong to the ARN or to the name. Throws AwsError ParameterNotFound. */
export function findParameter(parameters: Parameters, text: string, here: Place): Parameter {
  const { name, place } = selected(text, here);
  checkOwnName(name);
  const found = parameters.find(place, name) ?? (text.startsWith('arn:') ? parameters.find(place, name.replace(/^\//, '')) : undefined);
  // Parameters of another account are seen only where they are shared, which is not embedded.
  if (!found || found.account !== here.account) throw parameterNotFound(text);
  return found;
}
