// The rules for names of parameters, and what a name in a request can be: a name, an ARN, with `:version` or `:label` behind.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
import { parseArn } from '../../core/arn.ts';
import { AwsError } from '../../core/errors.ts';
import type { Place } from '../../core/ports.ts';
import { invalid, notEmbedded, tooManyLevels } from './errors.ts';
import { limits } from './limits.ts';

const rules =
  'If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and ' +
  'the following 3 symbols .-_';

/** Throws AwsError unless a parameter may be called that. */
export function checkNewName(name: string): void {
  if (/^\/aws\//i.test(name)) throw new AwsError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  if (/^\/?(aws|ssm)/i.test(name)) {
    const inPath = name.lastIndexOf('/') > 0;
    throw invalid(
      inPath
        ? `Parameter name: can't be prefixed with "ssm" (case-insensitive). ${rules}`
        : 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    );
  }
  if (name.includes('/') && !name.startsWith('/')) throw invalid('Parameter name must be a fully qualified name.');
  if (!/^\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*$/.test(name) || name.length > limits.nameCharacters)
    throw invalid(`Parameter name: only a mix of letters, numbers and the following 3 symbols .-_ is allowed. ${rules}`);
  if (name.split('/').length - 1 > limits.hierarchyLevels) throw tooManyLevels(name);
}

/** Throws AwsError unless that is the path of a hierarchy. */
export function checkPath(path: string): void {
  if (/^\/aws\//i.test(path)) throw notEmbedded("AWS's public parameters (/aws/...)");
  if (/^\/[a-zA-Z0-9_.\-/]*$/.test(path) && !path.includes('//')) return;
  throw invalid(
    'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be ' +
      'prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), ' +
      '- (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". ' +
      'Valid example: /get/parameters2-/by1./path0_.',
  );
}

/** Throws AwsError for names whose values AWS itself would provide. */
export function checkOwnName(name: string): void {
  if (/^\/aws\/reference\/secretsmanager\//.test(name)) throw notEmbedded('reading secrets of Secrets Manager by a parameter');
  if (/^\/aws\//i.test(name)) throw notEmbedded("AWS's public parameters (/aws/...)");
}

/** Which parameter, and which of its versions. */
export interface Selected {
  readonly name: string;
  /** A version's number or a label, without the colon. */
  readonly selector?: string;
  /** Where an ARN says that it is; the caller's own place otherwise. */
  readonly place: Place;
}

/** Reads a name, an ARN and a selector. */
export function selected(text: string, place: Place): Selected {
  const arn = parseArn(text);
  const named = arn ? arn.resource.replace(/^parameter/, '') : text;
  const [name = '', selector] = named.split(':');
  return {
    name,
    ...(selector !== undefined && { selector }),
    place: arn ? { account: arn.account, region: arn.region } : { account: place.account, region: place.region },
  };
}
