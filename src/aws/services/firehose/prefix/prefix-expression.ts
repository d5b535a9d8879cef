// Prefixes with expressions, `!{namespace:value}`: taken apart and evaluated. Which of them go together: prefix-rules.ts.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
import { badPrefix } from '../errors.ts';
import { formatTimestamp, unknownInPattern } from './timestamp-format.ts';

export type PrefixPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'timestamp'; readonly pattern: string }
  | { readonly kind: 'random-string' }
  | { readonly kind: 'error-output-type' }
  | { readonly kind: 'partition-key'; readonly from: 'query' | 'lambda'; readonly name: string };

/** What expressions are evaluated with. */
export interface PrefixValues {
  /** Arrival of the oldest record of the object. */
  readonly atMs: number;
  readonly timeZone: string;
  readonly partitionKeys: Readonly<Record<string, string>>;
  readonly errorOutputType: string;
  readonly randomString: () => string;
}

/** Throws AwsError InvalidArgumentException for an expression that there is not. Sentences after the first colon are inferred. */
export function parsePrefix(text: string): PrefixPart[] {
  const parts: PrefixPart[] = [];
  let rest = text;
  while (rest !== '') {
    const start = rest.indexOf('!{');
    if (start !== 0) {
      parts.push({ kind: 'text', text: start === -1 ? rest : rest.slice(0, start) });
      rest = start === -1 ? '' : rest.slice(start);
      continue;
    }
    const [whole, namespace = '', value = ''] = /^!\{([^:{}]*):([^{}]*)\}/.exec(rest) ?? [];
    if (whole === undefined) throw badPrefix('The sequence !{ can only appear in an expression of the form !{namespace:value}');
    parts.push(expression(namespace, value));
    rest = rest.slice(whole.length);
  }
  return parts;
}

function expression(namespace: string, value: string): PrefixPart {
  switch (namespace) {
    case 'timestamp': {
      const unknown = unknownInPattern(value);
      if (value === '' || unknown !== undefined) throw badPrefix(`Not a pattern of a timestamp: ${value}`);
      return { kind: 'timestamp', pattern: value };
    }
    case 'firehose':
      if (value === 'random-string' || value === 'error-output-type') return { kind: value };
      throw badPrefix(`The namespace firehose has no value ${value}`);
    case 'partitionKeyFromQuery':
      return { kind: 'partition-key', from: 'query', name: value };
    case 'partitionKeyFromLambda':
      return { kind: 'partition-key', from: 'lambda', name: value };
    default:
      throw badPrefix(`There is no namespace ${namespace}`);
  }
}

export function evaluatePrefix(parts: readonly PrefixPart[], values: PrefixValues): string {
  return parts.map((part) => evaluated(part, values)).join('');
}

function evaluated(part: PrefixPart, { atMs, timeZone, partitionKeys, errorOutputType, randomString }: PrefixValues): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'timestamp':
      return formatTimestamp(part.pattern, atMs, timeZone);
    case 'random-string':
      return randomString();
    case 'error-output-type':
      return errorOutputType;
    case 'partition-key':
      return partitionKeys[part.name] ?? '';
  }
}
