// Which parts of a document's source are shown: `_source` of a request.
// OpenSearch: https://docs.opensearch.org/latest/search-plugins/searching-data/retrieve-specific-fields/
import { isJsonObject } from '../../../core/json.ts';
import { parsingFailed } from '../search-error.ts';

type Json = Readonly<Record<string, unknown>>;

/** What is shown of a source; undefined where none is asked for. */
export type SourceFilter = (source: Json) => Json | undefined;

/** Of `_source`: true, false, a pattern, patterns, or includes and excludes. Throws SearchError. */
export function sourceFilter(wanted: unknown): SourceFilter {
  if (wanted === undefined || wanted === true || wanted === 'true') return (source) => source;
  if (wanted === false || wanted === 'false') return () => undefined;
  if (typeof wanted === 'string') return byPatterns(wanted.split(','), []);
  if (Array.isArray(wanted)) return byPatterns(wanted.map(String), []);
  if (!isJsonObject(wanted)) throw parsingFailed('Expected one of [VALUE_BOOLEAN, START_OBJECT, VALUE_STRING, START_ARRAY] for [_source]');
  const list = (patterns: unknown) => [patterns ?? []].flat().map(String);
  const { includes, include, excludes, exclude } = wanted;
  return byPatterns(list(includes ?? include), list(excludes ?? exclude));
}

function byPatterns(includes: readonly string[], excludes: readonly string[]): SourceFilter {
  const [included, excluded] = [includes.map(pathPattern), excludes.map(pathPattern)];
  const shown = (path: string): 'whole' | 'parts' | 'nothing' => {
    if (excluded.some(({ whole }) => whole.test(path))) return 'nothing';
    const wanted = included.length === 0 || included.some(({ whole }) => whole.test(path));
    if (wanted && !excluded.some(({ above }) => above(path))) return 'whole';
    return wanted || included.some(({ above }) => above(path)) ? 'parts' : 'nothing';
  };
  const leafShown = (path: string) =>
    (included.length === 0 || included.some(({ whole }) => whole.test(path))) && !excluded.some(({ whole }) => whole.test(path));
  const filtered = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) {
      const elements = value.map((element) => filtered(element, path)).filter((element) => element !== undefined);
      return elements.length > 0 ? elements : undefined;
    }
    if (!isJsonObject(value)) return leafShown(path) ? value : undefined;
    if (path !== '' && shown(path) === 'whole') return value;
    const members = Object.entries(value).flatMap(([name, member]) => {
      const full = path === '' ? name : `${path}.${name}`;
      if (shown(full) === 'nothing') return [];
      const kept = shown(full) === 'whole' ? member : filtered(member, full);
      return kept === undefined ? [] : [[name, kept] as const];
    });
    return members.length > 0 || path === '' ? Object.fromEntries(members) : undefined;
  };
  return (source) => filtered(source, '') as Json;
}

/** A pattern fits a path and everything below it; `above` says whether something below the path may fit. */
function pathPattern(pattern: string) {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const whole = new RegExp(`^${source}(?:\\..*)?$`);
  const fixed = pattern.split('*')[0] ?? '';
  const above = (path: string) => fixed.startsWith(`${path}.`) || (pattern.includes('*') && `${path}.`.startsWith(fixed));
  return { whole, above };
}
