// Patterns for JSON: { $.user.id = 1 && ( $.code = "4*" || $.error IS NULL ) }.
import { parsedJson } from '../../../core/json.ts';
import { isMet } from './condition.ts';
import { type JsonPath, parseJsonPath, readPath, SELECTOR, shownScalar } from './json-path.ts';
import type { FilterPattern, PatternMatch } from './pattern-match.ts';
import { PatternReader } from './pattern-reader.ts';

type Holds = (document: unknown) => boolean;

/** Throws AwsError InvalidParameterException. */
export function parseJsonPattern(text: string): FilterPattern {
  const reader = new PatternReader(text);
  const paths = new Map<string, JsonPath>();
  reader.expect('{');
  const holds = alternatives(reader, paths);
  reader.expect('}');
  if (!reader.atEnd) throw reader.error();
  return (message) => {
    const document = parsed(message);
    if (document === undefined || !holds(document)) return undefined;
    return matchOf(document, paths);
  };
}

function matchOf(document: unknown, paths: ReadonlyMap<string, JsonPath>): PatternMatch {
  const value = (selector: string) => {
    const path = paths.get(selector) ?? parseJsonPath(selector);
    return path && shownScalar(readPath(document, path)[0]);
  };
  const found = [...paths.keys()].map((selector) => [selector, value(selector)] as const);
  return { value, extracted: Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== undefined)) };
}

/** Only objects count: AWS looks for JSON that begins with a brace. */
function parsed(message: string): unknown {
  return message.trimStart().startsWith('{') ? parsedJson(message) : undefined;
}

// alternatives = conjunction { "||" conjunction }
function alternatives(reader: PatternReader, paths: Map<string, JsonPath>): Holds {
  const parts = [conjunction(reader, paths)];
  while (reader.take('||')) parts.push(conjunction(reader, paths));
  return (document) => parts.some((holds) => holds(document));
}

// conjunction = condition { "&&" condition }
function conjunction(reader: PatternReader, paths: Map<string, JsonPath>): Holds {
  const parts = [condition(reader, paths)];
  while (reader.take('&&')) parts.push(condition(reader, paths));
  return (document) => parts.every((holds) => holds(document));
}

// condition = "(" alternatives ")" | selector ( comparison | "IS" ("NULL" | "TRUE" | "FALSE") | "NOT EXISTS" | "EXISTS" )
function condition(reader: PatternReader, paths: Map<string, JsonPath>): Holds {
  if (reader.take('(')) {
    const inner = alternatives(reader, paths);
    reader.expect(')');
    return inner;
  }
  const selector = reader.match(SELECTOR);
  const path = selector === undefined ? undefined : parseJsonPath(selector);
  if (selector === undefined || !path) throw reader.error();
  paths.set(selector, path);
  if (reader.takeWords('IS', 'NULL')) return (document) => readPath(document, path).includes(null);
  if (reader.takeWords('IS', 'TRUE')) return (document) => readPath(document, path).includes(true);
  if (reader.takeWords('IS', 'FALSE')) return (document) => readPath(document, path).includes(false);
  if (reader.takeWords('NOT', 'EXISTS')) return (document) => readPath(document, path).length === 0;
  if (reader.takeWords('EXISTS')) return (document) => readPath(document, path).length > 0;
  const comparison = reader.comparison();
  return (document) => readPath(document, path).some((value) => isScalar(value) && isMet(comparison, value));
}

/** AWS: booleans and null have operators of their own. */
function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
