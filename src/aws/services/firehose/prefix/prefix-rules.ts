// Which prefixes are accepted, and what AWS adds to them.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html#prefix-rules
import { badPrefix, invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { evaluatePrefix, type PrefixPart, parsePrefix } from './prefix-expression.ts';

interface Prefixes {
  readonly Prefix?: string | undefined;
  readonly ErrorOutputPrefix?: string | undefined;
}

/** What stands behind a prefix without a timestamp. */
const hourly: PrefixPart = { kind: 'timestamp', pattern: 'yyyy/MM/dd/HH/' };

const isExpression = ({ kind }: PrefixPart) => kind !== 'text';

/** The parts of the prefix of objects. AWS: a prefix without a timestamp is followed by the default one. */
export function dataPrefix({ Prefix: prefix = '' }: Prefixes): readonly PrefixPart[] {
  const parts = parsePrefix(prefix);
  return parts.some(({ kind }) => kind === 'timestamp') ? parts : [...parts, hourly];
}

/** The parts of the prefix of failures. AWS: without one the kind of failure and the time stand behind the other prefix. */
export function failurePrefix({ Prefix: prefix = '', ErrorOutputPrefix: errorPrefix = '' }: Prefixes): readonly PrefixPart[] {
  const parts = parsePrefix(errorPrefix === '' ? prefix : errorPrefix);
  if (parts.some(({ kind }) => kind === 'error-output-type')) return parts;
  return [...parts, { kind: 'error-output-type' }, { kind: 'text', text: '/' }, hourly];
}

/** Throws AwsError InvalidArgumentException. Sentences are AWS's for the missing error prefix and for partitions; others are inferred. */
export function checkPrefixes(prefixes: Prefixes, partitioning: 'on' | 'off', nowMs: number): void {
  const parts = parsePrefix(prefixes.Prefix ?? '');
  const errorParts = parsePrefix(prefixes.ErrorOutputPrefix ?? '');
  if (parts.some(isExpression) && errorParts.length === 0)
    throw badPrefix('ErrorOutputPrefix cannot be null or empty when Prefix contains expressions');
  if (parts.some(({ kind }) => kind === 'error-output-type'))
    throw badPrefix('Prefix cannot contain the expression !{firehose:error-output-type}');
  if (errorParts.some(isExpression) && !errorParts.some(({ kind }) => kind === 'error-output-type'))
    throw badPrefix('ErrorOutputPrefix must contain the expression !{firehose:error-output-type} when it contains expressions');
  if (errorParts.some(({ kind }) => kind === 'partition-key'))
    throw badPrefix('ErrorOutputPrefix cannot contain Dynamic Partitioning namespaces');
  checkPartitions(parts, partitioning);
  for (const one of [dataPrefix(prefixes), failurePrefix(prefixes)]) checkLength(one, nowMs);
}

function checkPartitions(parts: readonly PrefixPart[], partitioning: 'on' | 'off'): void {
  const keys = parts.filter((part) => part.kind === 'partition-key');
  if (keys.length > 0 && partitioning === 'off')
    throw invalidArgument('Dynamic Partitioning Namespaces can only be part of a prefix expression when Dynamic Partitioning is enabled.');
  if (keys.length === 0 && partitioning === 'on')
    throw invalidArgument('S3 Prefix should contain Dynamic Partitioning namespaces when Dynamic Partitioning is enabled');
}

function checkLength(parts: readonly PrefixPart[], nowMs: number): void {
  const longest = 'AmazonOpenSearchService-failed';
  const evaluated = evaluatePrefix(parts, {
    atMs: nowMs,
    timeZone: 'UTC',
    partitionKeys: {},
    errorOutputType: longest,
    randomString: () => ' '.repeat(11),
  });
  if (evaluated.length > limits.prefixCharacters)
    throw badPrefix(`Prefix and ErrorOutputPrefix cannot be longer than ${limits.prefixCharacters} characters after they are evaluated`);
}

/** The keys of partitions that the prefix needs. */
export function partitionKeysOf(prefixes: Prefixes): readonly string[] {
  return parsePrefix(prefixes.Prefix ?? '').flatMap((part) => (part.kind === 'partition-key' ? [part.name] : []));
}

/** Throws AwsError InvalidArgumentException when nobody makes the keys that the prefix needs. Sentences are inferred. */
export function checkKeySources(prefixes: Prefixes, processors: { readonly lambda?: unknown }): void {
  const parts = parsePrefix(prefixes.Prefix ?? '');
  const needs = (from: 'query' | 'lambda') => parts.some((part) => part.kind === 'partition-key' && part.from === from);
  if (needs('query')) throw invalidArgument('MetadataExtraction processor should be present when Prefix contains partitionKeyFromQuery.');
  if (needs('lambda') && !processors.lambda)
    throw invalidArgument('Lambda processor should be present when Prefix contains partitionKeyFromLambda.');
}
