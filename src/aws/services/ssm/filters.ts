// Filters of DescribeParameters and GetParametersByPath.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html
import type { ParameterStringFilter } from '@aws-sdk/client-ssm';
import { invalid, noFilterValues, repeatedFilter, wrongFilterKey, wrongFilterOption, wrongFilterValue } from './errors.ts';
import { checkPath } from './name.ts';
import { newest, type Parameter } from './parameter.ts';

/** For whom the filters are; AWS lets each use keys of its own. */
export type FilterUse = 'describe' | 'by path';

const keysOf: Readonly<Record<FilterUse, readonly string[]>> = {
  describe: ['Path', 'Name', 'Type', 'KeyId', 'Tier', 'DataType'],
  'by path': ['Type', 'KeyId', 'Label', 'DataType'],
};
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  Type: ['String', 'StringList', 'SecureString'],
  Tier: ['Standard', 'Advanced', 'Intelligent-Tiering'],
};

/** The parameters that pass all filters. Throws AwsError InvalidFilterKey, InvalidFilterOption, InvalidFilterValue. */
export function filtered(
  parameters: readonly Parameter[],
  filters: readonly ParameterStringFilter[],
  use: FilterUse,
): readonly Parameter[] {
  const seen = new Set<string>();
  for (const filter of filters) {
    check(filter, use);
    const key = filter.Key ?? '';
    if (seen.has(key)) throw repeatedFilter(key);
    seen.add(key);
  }
  return parameters.filter((parameter) => filters.every((filter) => passes(parameter, filter)));
}

/** Is the name below the path? */
export function isBelow(name: string, path: string, depth: 'OneLevel' | 'Recursive'): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  if (!name.startsWith(prefix)) return depth === 'OneLevel' && path === '/' && !name.includes('/');
  return depth === 'Recursive' || !name.slice(prefix.length).includes('/');
}

function check({ Key: key = '', Option: option, Values: values }: ParameterStringFilter, use: FilterUse): void {
  const isTag = key.startsWith('tag:') && use === 'describe';
  if (!isTag && !keysOf[use].includes(key)) throw wrongFilterKey(key, keysOf[use]);
  if (!isTag && (values ?? []).length === 0) throw noFilterValues(key);
  const options = key === 'Path' ? ['Recursive', 'OneLevel'] : ['BeginsWith', 'Equals', ...(key === 'Name' ? ['Contains'] : [])];
  if (option !== undefined && !options.includes(option)) throw wrongFilterOption(option, options);
  for (const value of values ?? []) {
    if (key === 'Path' && /^\/(aws|ssm)/i.test(value))
      throw invalid(
        'Filters for common parameters can\'t be prefixed with "aws" or "ssm" (case-insensitive). When using global parameters, please ' +
          'specify within a global namespace.',
      );
    if (key === 'Path') checkPath(value);
    const words = wordsOf[key];
    if (words && !words.includes(value)) throw wrongFilterValue(value, words);
  }
}

function passes(parameter: Parameter, { Key: key = '', Option: option, Values: values = [] }: ParameterStringFilter): boolean {
  if (key === 'Path') return values.some((path) => isBelow(parameter.name, path, option === 'Recursive' ? 'Recursive' : 'OneLevel'));
  return valuesOf(parameter, key).some((actual) => values.length === 0 || values.some((wanted) => matches(actual, wanted, option)));
}

function matches(actual: string, wanted: string, option: string | undefined): boolean {
  if (option === 'BeginsWith') return actual.startsWith(wanted);
  return option === 'Contains' ? actual.includes(wanted) : actual === wanted;
}

/** What a filter looks at: nothing where the parameter has no such thing. */
function valuesOf(parameter: Parameter, key: string): readonly string[] {
  const version = newest(parameter);
  switch (key) {
    case 'Name':
      // AWS: names are found with and without their first slash.
      return parameter.name.startsWith('/') ? [parameter.name, parameter.name.slice(1)] : [parameter.name];
    case 'Type':
      return [version.type];
    case 'Tier':
      return [version.tier];
    case 'DataType':
      return [version.dataType];
    case 'KeyId':
      return version.keyId === undefined ? [] : [version.keyId];
    case 'Label':
      return parameter.versions.flatMap(({ labels }) => labels);
    default: {
      const tag = parameter.tags[key.slice('tag:'.length)];
      return tag === undefined ? [] : [tag];
    }
  }
}
