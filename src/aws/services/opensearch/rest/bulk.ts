// _bulk: many writes in lines of JSON. Each is done, or refused, on its own.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/document-apis/bulk/
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { BulkAnswer } from '../../../core/ports.ts';
import type { Cluster } from '../indexes/cluster.ts';
import type { SearchIndex } from '../indexes/search-index.ts';
import { illegalArgument, notEmbedded, parsingFailed, SearchError, validationFailed } from '../search-error.ts';
import { refreshAfter } from './document-apis.ts';
import type { RestAnswer, RestRequest, Route } from './rest-request.ts';
import { type Write, type WriteKind, writeDocument } from './write-document.ts';

type Json = Readonly<Record<string, unknown>>;

const kinds: readonly string[] = ['index', 'create', 'update', 'delete'];
const metadata = ['_index', '_id', 'if_seq_no', 'if_primary_term', 'require_alias', '_source', 'retry_on_conflict'];

/** One action, with the error that its lines already have. */
interface Action {
  readonly write: Write;
  readonly broken?: SearchError;
}

export interface BulkOutcome {
  readonly answer: BulkAnswer & { readonly items: readonly Readonly<Record<string, Json & { readonly status: number }>>[] };
  /** Where something was written. */
  readonly indexes: ReadonlySet<SearchIndex>;
}

/**
 * @param lines NDJSON
 * @param defaultIndex for actions that name none
 * Throws SearchError where the lines are no request at all; nothing is written then.
 */
export function bulk(cluster: Cluster, lines: string, defaultIndex?: string): BulkOutcome {
  const actions = actionsOf(lines, defaultIndex);
  if (actions.length === 0) throw validationFailed('no requests added');
  const indexes = new Set<SearchIndex>();
  const items = actions.map(({ write, broken }) => {
    try {
      if (broken) throw broken;
      const { status, body, index } = writeDocument(cluster, write);
      indexes.add(index);
      return { [write.kind]: { ...body, status } };
    } catch (thrown) {
      if (!(thrown instanceof SearchError)) throw thrown;
      return { [write.kind]: { _index: write.index, _id: write.id ?? null, status: thrown.status, error: thrown.toCause() } };
    }
  });
  const errors = items.some((item) => Object.values(item).some((result) => 'error' in result));
  return { answer: { took: 0, errors, items } as BulkOutcome['answer'], indexes };
}

function actionsOf(text: string, defaultIndex: string | undefined): readonly Action[] {
  if (text.trim() === '') throw new SearchError('parse_exception', 'request body is required', 400);
  if (!text.endsWith('\n')) throw illegalArgument('The bulk request must be terminated by a newline [\\n]');
  const lines = text.split('\n');
  const actions: Action[] = [];
  for (let number = 0; number < lines.length; number++) {
    const line = lines[number] ?? '';
    if (line.trim() === '') continue;
    const { kind, rules } = actionLine(line, number + 1);
    const index = rules._index ?? defaultIndex;
    if (index === undefined) throw validationFailed('index is missing');
    if ((kind === 'update' || kind === 'delete') && rules._id === undefined) throw validationFailed('id is missing');
    const write = {
      kind,
      index: String(index),
      id: rules._id === undefined || rules._id === null ? undefined : String(rules._id),
      ifSeqNo: rules.if_seq_no as number | undefined,
      ifPrimaryTerm: rules.if_primary_term as number | undefined,
      requireAlias: rules.require_alias === true,
      source: rules._source,
    };
    if (kind === 'delete') {
      actions.push({ write: { ...write, body: {} } });
      continue;
    }
    number++;
    const body = parsedJson(lines[number] ?? '');
    const broken = new SearchError('mapper_parsing_exception', 'failed to parse', 400, {
      caused_by: { type: 'not_x_content_exception', reason: `line [${number + 1}] is no JSON object` },
    });
    actions.push(isJsonObject(body) ? { write: { ...write, body } } : { write: { ...write, body: {} }, broken });
  }
  return actions;
}

function actionLine(line: string, number: number): { readonly kind: WriteKind; readonly rules: Json } {
  const action = parsedJson(line);
  if (!isJsonObject(action))
    throw illegalArgument(`Malformed action/metadata line [${number}], expected START_OBJECT or END_OBJECT but found [VALUE_STRING]`);
  const [first] = Object.entries(action);
  if (!first) throw illegalArgument(`Malformed action/metadata line [${number}], expected FIELD_NAME but found [END_OBJECT]`);
  const [kind, rules] = first;
  if (!kinds.includes(kind))
    throw illegalArgument(
      `Malformed action/metadata line [${number}], expected field [create], [delete], [index] or [update] but found [${kind}]`,
    );
  if (!isJsonObject(rules))
    throw illegalArgument(`Malformed action/metadata line [${number}], expected START_OBJECT but found [VALUE_STRING]`);
  for (const name of Object.keys(rules)) {
    if (['routing', '_routing', 'pipeline', 'version', 'version_type'].includes(name)) throw notEmbedded(`[${name}] of a bulk action`);
    if (!metadata.includes(name)) throw parsingFailed(`Action/metadata line [${number}] contains an unknown parameter [${name}]`);
  }
  return { kind: kind as WriteKind, rules };
}

function answerBulk(request: RestRequest): RestAnswer {
  const { answer, indexes } = bulk(request.cluster, request.lines(), request.labels.index);
  refreshAfter(request, indexes);
  return { body: answer as unknown as Json };
}

export const bulkRoutes: readonly Route[] = [
  { methods: ['POST', 'PUT'], path: '/_bulk', parameters: ['refresh'], handle: answerBulk },
  { methods: ['POST', 'PUT'], path: '/{index}/_bulk', parameters: ['refresh'], handle: answerBulk },
];
