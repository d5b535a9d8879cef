// query_string: a text in its own grammar, made into other queries and evaluated.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/full-text/query-string/
import { parsingFailed } from '../search-error.ts';
import { boostOf, checked } from './body.ts';
import { fieldsOf } from './full-text-queries.ts';
import type { Json, QueryKind } from './query-context.ts';
import { parseQueryString } from './query-string-parser.ts';

const allowed = [
  'query',
  'default_field',
  'fields',
  'default_operator',
  'analyze_wildcard',
  'allow_leading_wildcard',
  'lenient',
  'time_zone',
  'minimum_should_match',
  'analyzer',
];

export const queryString: QueryKind = (body, context) => {
  const parameters = checked('query_string', body, allowed);
  if (typeof parameters.query !== 'string') throw parsingFailed('query_string must be provided with a [query]');
  const { fields, default_field: defaultField = '*', default_operator: operator = 'or', analyzer } = parameters;
  const names = fields === undefined ? [String(defaultField)] : [fields].flat().map(String);
  const everywhere = names.some((name) => name.startsWith('*'));
  const lenient = parameters.lenient ?? everywhere;
  const words = (field: string | undefined, text: string, kind: 'words' | 'phrase' | 'wildcard'): Json => {
    const searched = field === undefined ? names : [field];
    if (kind === 'wildcard') return wildcardIn(searched, text);
    const type = kind === 'phrase' ? 'phrase' : 'best_fields';
    return { multi_match: { query: text, fields: searched, type, lenient, ...(analyzer !== undefined && { analyzer }) } };
  };
  const wildcardIn = (searched: readonly string[], text: string): Json => ({
    dis_max: {
      queries: fieldsOf(context, searched).flatMap(({ path, boost }) => {
        const leaf = context.mapping.leaf(path);
        if (leaf?.type !== 'text' && leaf?.type !== 'keyword') return [];
        // OpenSearch: wildcards are lower-cased where the field's analyzer does it.
        const value = leaf.type === 'text' ? text.toLowerCase() : text;
        return [{ wildcard: { [path]: { value, boost } } }];
      }),
    },
  });
  const zone = parameters.time_zone;
  const range = (field: string, bounds: Json): Json => ({
    range: { [field]: { ...bounds, ...(zone !== undefined && { time_zone: zone }) } },
  });
  const query = parseQueryString(parameters.query, {
    operator: String(operator).toLowerCase() === 'and' ? 'and' : 'or',
    words,
    range,
    minimumShouldMatch: parameters.minimum_should_match,
  });
  const boost = boostOf(parameters);
  return context.evaluate(boost === 1 ? query : { bool: { must: [query], boost } });
};
