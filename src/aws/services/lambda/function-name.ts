// How requests name a function: name, partial ARN or ARN, with or without a qualifier.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestParameters
import { formatArn, parseArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import { invalidParameter, otherRegion } from './errors.ts';

export interface NamedFunction extends Place {
  readonly name: string;
  /** A version, an alias or `$LATEST`; absent when the request says none. */
  readonly qualifier?: string;
}

const form = new RegExp(
  /^(?:arn:[^:]+:lambda:)?(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d):)?(?:(?<account>\d{12}):)?(?:function:)?/.source +
    /(?<name>[a-zA-Z0-9-_.]+)(?::(?<qualifier>\$LATEST(?:\.PUBLISHED)?|[a-zA-Z0-9-_]+))?$/.source,
);

/**
 * The function that a request means.
 * @param here account and region of the caller, for what the name leaves out
 */
export function namedFunction(here: Place, functionName = '', qualifier?: string): NamedFunction {
  const groups = form.exec(functionName)?.groups;
  if (!groups) throw invalidParameter(`${functionName} is not a valid function name.`);
  const { region = here.region, account = here.account, name = '', qualifier: derived } = groups;
  if (region !== here.region) throw otherRegion(region, here.region);
  if (derived !== undefined && qualifier !== undefined && derived !== qualifier)
    throw invalidParameter('The derived qualifier from the function name does not match the specified qualifier.');
  const said = qualifier ?? derived;
  return { region, account, name, ...(said !== undefined && { qualifier: said }) };
}

/** `arn:aws:lambda:us-east-1:123456789012:function:name`, with `:qualifier` where there is one. */
export function functionArn({ region, account, name, qualifier }: NamedFunction): string {
  const resource = qualifier === undefined ? `function:${name}` : `function:${name}:${qualifier}`;
  return formatArn({ service: 'lambda', region, account, resource });
}

/** What an ARN of a function names; undefined for any other ARN. */
export function functionOfArn(arn: string): NamedFunction | undefined {
  const { service, region = '', account = '', resource = '' } = parseArn(arn) ?? {};
  const [kind, name, qualifier] = resource.split(':');
  if (service !== 'lambda' || kind !== 'function' || !name) return undefined;
  return { region, account, name, ...(qualifier !== undefined && { qualifier }) };
}
