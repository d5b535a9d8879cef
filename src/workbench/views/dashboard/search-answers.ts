// The searches of a run, as the dashboard shows them: each answered one with its charts and documents, each refused one with its reason. Pure.
import { isJsonObject, parsedJson } from '../../../aws/core/json.ts';
import { type Chart, searchCharts } from '../../../lab/evidence/search-charts.ts';
import type { CallRecord } from '../../../lab/run-events.ts';

export interface FoundDocument {
  readonly index: string;
  /** The fields of the document; what is nested in them as JSON. */
  readonly fields: Readonly<Record<string, string | number>>;
}

export type SearchAnswer = {
  /** The id of the call. */
  readonly id: number;
  readonly atMs: number;
  /** `waves*`, or `all indexes`. */
  readonly target: string;
} & (
  | {
      readonly kind: 'answered';
      readonly total: number;
      /** `gte`: OpenSearch stops counting at 10,000 unless told otherwise. */
      readonly totalIs: 'exact' | 'at least';
      readonly charts: readonly Chart[];
      readonly documents: readonly FoundDocument[];
    }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The log of calls keeps bodies up to a bound. */
  | { readonly kind: 'too long' }
);

const SEARCH = /^(?:GET|POST) \/(?:(.*)\/)?_search$/;

/** The searches among the calls, in their order. */
export function searchAnswers(calls: readonly CallRecord[]): readonly SearchAnswer[] {
  return calls.flatMap((call) => {
    const search = SEARCH.exec(call.operation);
    return search && call.service === 'es' ? [searchAnswer(call, search[1] ?? 'all indexes')] : [];
  });
}

function searchAnswer({ id, atMs, request, response, truncated, status }: CallRecord, target: string): SearchAnswer {
  const where = { id, atMs, target: decodeURIComponent(target) };
  if (truncated) return { ...where, kind: 'too long' };
  const answer = parsedJson(response);
  if (!isJsonObject(answer) || status >= 400) return { ...where, kind: 'refused', reason: reasonOf(answer, status) };
  const hits = isJsonObject(answer.hits) ? answer.hits : {};
  const total = isJsonObject(hits.total) ? hits.total : {};
  return {
    ...where,
    kind: 'answered',
    total: typeof total.value === 'number' ? total.value : 0,
    totalIs: total.relation === 'gte' ? 'at least' : 'exact',
    charts: searchCharts(request, response),
    documents: Array.isArray(hits.hits) ? hits.hits.filter(isJsonObject).map(documentOf) : [],
  };
}

function documentOf({ _index, _source }: Readonly<Record<string, unknown>>): FoundDocument {
  const fields = isJsonObject(_source) ? Object.entries(_source) : [];
  return {
    index: String(_index),
    fields: Object.fromEntries(
      fields.map(([field, value]) => [field, typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  };
}

/** OpenSearch tells the cause deepest inside: the failure of a shard is wrapped in one of the whole search. */
function reasonOf(answer: unknown, status: number): string {
  const error = isJsonObject(answer) ? answer.error : undefined;
  if (!isJsonObject(error)) return isJsonObject(answer) && typeof answer.Message === 'string' ? answer.Message : `Status ${status}`;
  const [root] = Array.isArray(error.root_cause) ? error.root_cause : [];
  return String((isJsonObject(root) && root.reason) || error.reason || error.type);
}
