// Queries whose text is analyzed: match, match_phrase, multi_match.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/full-text/index/
import { type Analyzer, analyzerNames, analyzerOf } from '../inverted/analyzer.ts';
import { inverseDocumentFrequency } from '../inverted/bm25.ts';
import type { Posting } from '../inverted/segment.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import { illegalArgument, notEmbedded, parsingFailed, SearchError } from '../search-error.ts';
import { boostOf, checked, minimumShouldMatch, namedField, parametersOf } from './body.ts';
import type { Json, QueryContext, QueryKind, Scores } from './query-context.ts';
import { bestOf, nothing, scoreOccurrences, scoreTerm, sumOf } from './scores.ts';
import { exactly, searchable } from './term-queries.ts';

const matchParameters = ['query', 'operator', 'minimum_should_match', 'analyzer', 'lenient', 'zero_terms_query'];
const phraseParameters = ['query', 'analyzer', 'slop', 'zero_terms_query'];

export const match: QueryKind = (body, context) => {
  const { field, value } = namedField('match', body);
  return matchField(context, field, parametersOf('match', value, 'query', matchParameters));
};

export const matchPhrase: QueryKind = (body, context) => {
  const { field, value } = namedField('match_phrase', body);
  return phrase(context, field, parametersOf('match_phrase', value, 'query', phraseParameters));
};

export const multiMatch: QueryKind = (body, context) => {
  const parameters = checked('multi_match', body, [...matchParameters, 'slop', 'type', 'fields', 'tie_breaker']);
  const { type = 'best_fields', tie_breaker: tieBreaker = type === 'most_fields' ? 1 : 0, fields: names, ...rest } = parameters;
  if (!['best_fields', 'most_fields', 'phrase'].includes(String(type))) throw notEmbedded(`multi_match of type [${type}]`);
  const fields = fieldsOf(context, names === undefined ? ['*'] : [names].flat().map(String));
  // OpenSearch: without fields, those that the text does not fit are passed over.
  const lenient = rest.lenient ?? names === undefined;
  const parts = fields.map(({ path, boost }) => {
    const one = { ...rest, lenient, boost: boost * boostOf(rest) };
    return type === 'phrase' ? phrase(context, path, one) : matchField(context, path, one);
  });
  return bestOf(context, parts, Number(tieBreaker));
};

/** `title^3`, `*_text`: the fields with their boosts; names of none are left out. */
export function fieldsOf(
  { mapping }: QueryContext,
  names: readonly string[],
): readonly { readonly path: string; readonly boost: number }[] {
  return names.flatMap((name) => {
    const [pattern = '', boost = '1'] = name.split('^');
    return mapping
      .matching(pattern)
      .filter(({ mapping: { index } }) => index !== false)
      .map(({ path }) => ({ path, boost: Number(boost) }));
  });
}

export function matchField(context: QueryContext, path: string, parameters: Json): Scores {
  const { query, operator = 'or', minimum_should_match: minimum, lenient, zero_terms_query: zero = 'none' } = parameters;
  if (query === undefined || query === null) throw illegalArgument('[match] requires query value');
  if (typeof query === 'object') throw parsingFailed('[match] unknown token [START_OBJECT] after [query]');
  const boost = boostOf(parameters);
  const leaf = searchable(context, path);
  if (leaf && leaf.type !== 'text' && leaf.type !== 'keyword')
    return leniently(lenient, context, () => exactly(context, path, query, boost));
  const field = context.segment.fields.get(path);
  if (!leaf || !field) return nothing(context);
  const terms = searchAnalyzer(leaf, parameters)(String(query));
  if (terms.length === 0) return String(zero) === 'all' ? context.evaluate({ match_all: {} }) : nothing(context);
  const all = String(operator).toLowerCase() === 'and';
  const needed = all ? terms.length : minimum === undefined ? 1 : Math.max(1, minimumShouldMatch(minimum, terms.length));
  return sumOf(
    context,
    terms.map((term) => scoreTerm(context, field, term, boost)),
    needed,
  );
}

function phrase(context: QueryContext, path: string, parameters: Json): Scores {
  const { query, slop = 0 } = parameters;
  if (Number(slop) !== 0) throw notEmbedded('slop of a phrase');
  const leaf = searchable(context, path);
  if (leaf?.type !== 'text') return matchField(context, path, { query, boost: boostOf(parameters), lenient: parameters.lenient });
  const field = context.segment.fields.get(path);
  const terms = searchAnalyzer(leaf, parameters)(String(query));
  const postings = terms.map((term) => field?.postings.get(term));
  const [first, ...others] = postings.filter((posting) => posting !== undefined);
  if (!field || !first || others.length + 1 < terms.length) return nothing(context);
  if (others.length === 0) return scoreTerm(context, field, terms[0] ?? '', boostOf(parameters));
  const idf = [first, ...others].reduce(
    (sum, posting) => sum + inverseDocumentFrequency(context.segment.frequency(posting), field.docCount),
    0,
  );
  const docs: number[] = [];
  const frequencies: number[] = [];
  for (const [index, number] of first.docs.entries()) {
    const positions = others.map((posting) => new Set(positionsIn(posting, number)));
    const starts = (first.positions[index] ?? []).filter((start) => positions.every((set, offset) => set.has(start + offset + 1)));
    if (starts.length === 0) continue;
    docs.push(number);
    frequencies.push(starts.length);
  }
  return scoreOccurrences(context, field, idf * boostOf(parameters), docs, (index) => frequencies[index] ?? 0);
}

/** Where the term is in that document: numbers grow along `docs`. */
function positionsIn({ docs, positions }: Posting, number: number): readonly number[] {
  let [low, high] = [0, docs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return docs[low] === number ? (positions[low] ?? []) : [];
}

function searchAnalyzer({ type, mapping }: Leaf, { analyzer }: Json): Analyzer {
  if (analyzer !== undefined && !analyzerNames.includes(String(analyzer)))
    throw parsingFailed(`[match] analyzer [${analyzer}] not found, or not embedded in Sandshark`);
  if (analyzer !== undefined) return analyzerOf(analyzer);
  return type === 'keyword' ? analyzerOf('keyword') : analyzerOf(mapping.search_analyzer ?? mapping.analyzer);
}

function leniently(lenient: unknown, context: QueryContext, evaluate: () => Scores): Scores {
  try {
    return evaluate();
  } catch (thrown) {
    if (thrown instanceof SearchError && String(lenient) === 'true') return nothing(context);
    throw thrown;
  }
}
