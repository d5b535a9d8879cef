// Queries made of others: bool, constant_score, dis_max; and the ones that match all or nothing.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/compound/index/
import { illegalArgument, parsingFailed } from '../search-error.ts';
import { boostOf, checked, minimumShouldMatch } from './body.ts';
import type { QueryContext, QueryKind, Scores } from './query-context.ts';
import { bestOf, constant, noMatch, nothing } from './scores.ts';

export const matchAll: QueryKind = (body, context) => constant(context, boostOf(checked('match_all', body, [])), () => true);

export const matchNone: QueryKind = (body, context) => {
  checked('match_none', body, []);
  return nothing(context);
};

export const bool: QueryKind = (body, context) => {
  const parameters = checked('bool', body, ['must', 'should', 'filter', 'must_not', 'minimum_should_match', 'adjust_pure_negative']);
  const clauses = (name: string): readonly Scores[] => [parameters[name] ?? []].flat().map((query) => context.evaluate(query));
  const [must, should, filter, mustNot] = [clauses('must'), clauses('should'), clauses('filter'), clauses('must_not')];
  const optional = must.length + filter.length > 0 || should.length === 0;
  const wanted = parameters.minimum_should_match;
  const needed = wanted === undefined ? (optional ? 0 : 1) : minimumShouldMatch(wanted, should.length);
  const boost = boostOf(parameters);
  const empty = must.length + should.length + filter.length + mustNot.length === 0;
  return scored(context, (number) => {
    let sum = empty ? 1 : 0;
    for (const part of mustNot) if (part[number] !== noMatch) return noMatch;
    for (const part of filter) if (part[number] === noMatch) return noMatch;
    for (const part of must) {
      const score = part[number] ?? noMatch;
      if (score === noMatch) return noMatch;
      sum += score;
    }
    let matched = 0;
    for (const part of should) {
      const score = part[number] ?? noMatch;
      if (score === noMatch) continue;
      matched++;
      sum += score;
    }
    return matched < needed ? noMatch : sum * boost;
  });
};

export const constantScore: QueryKind = (body, context) => {
  const parameters = checked('constant_score', body, ['filter']);
  if (parameters.filter === undefined) throw illegalArgument('[constant_score] requires a filter element');
  const inner = context.evaluate(parameters.filter);
  const boost = boostOf(parameters);
  return scored(context, (number) => (inner[number] === noMatch ? noMatch : boost));
};

export const disMax: QueryKind = (body, context) => {
  const parameters = checked('dis_max', body, ['queries', 'tie_breaker']);
  if (!Array.isArray(parameters.queries)) throw parsingFailed("[dis_max] requires 'queries' field with at least one clause");
  const parts = parameters.queries.map((query) => context.evaluate(query));
  const boost = boostOf(parameters);
  const best = bestOf(context, parts, Number(parameters.tie_breaker ?? 0));
  return scored(context, (number) => (best[number] === noMatch ? noMatch : (best[number] ?? 0) * boost));
};

function scored({ segment: { documents } }: QueryContext, scoreOf: (number: number) => number): Scores {
  const scores = new Float64Array(documents.length);
  for (let number = 0; number < documents.length; number++) scores[number] = documents[number] ? scoreOf(number) : noMatch;
  return scores;
}
