// Documents, one at a time or by their ids: _doc, _create, _update, _source, _mget.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/document-apis/index/
import { isJsonObject } from '../../../core/json.ts';
import type { SearchIndex } from '../indexes/search-index.ts';
import { sourceFilter } from '../search/source-filter.ts';
import { illegalArgument, indexNotFound, validationFailed } from '../search-error.ts';
import type { RestAnswer, RestRequest, Route } from './rest-request.ts';
import { type WriteKind, writeDocument } from './write-document.ts';

type Json = Readonly<Record<string, unknown>>;

const writing = ['refresh', 'if_seq_no', 'if_primary_term', 'op_type', 'require_alias'];
const reading = ['realtime', 'refresh', '_source', '_source_includes', '_source_excludes', 'preference'];

/** `refresh=true` or `wait_for`: by design both make the index searchable at once, because nobody waits here. */
export function refreshAfter(request: RestRequest, indexes: Iterable<SearchIndex>): boolean {
  const wanted = request.parameter('refresh');
  if (wanted === undefined || wanted === 'false') return false;
  if (!['', 'true', 'wait_for'].includes(wanted)) throw illegalArgument(`Unknown value for refresh: [${wanted}].`);
  for (const index of indexes) index.refresh();
  return wanted !== 'wait_for';
}

const write =
  (kind: WriteKind) =>
  (request: RestRequest): RestAnswer => {
    const opType = request.parameter('op_type');
    if (opType !== undefined && opType !== 'index' && opType !== 'create')
      throw illegalArgument(`opType must be 'create' or 'index', found: [${opType}]`);
    const [ifSeqNo, ifPrimaryTerm] = [request.number('if_seq_no'), request.number('if_primary_term')];
    if ((ifSeqNo === undefined) !== (ifPrimaryTerm === undefined)) throw validationFailed('ifSeqNo is set, but primary term is [0]');
    const body = kind === 'delete' ? {} : kind === 'update' ? request.json() : request.source();
    const source = request.parameter('_source');
    const requireAlias = request.flag('require_alias');
    const written = writeDocument(request.cluster, {
      kind,
      index: request.label('index'),
      id: request.labels.id,
      body,
      ifSeqNo,
      ifPrimaryTerm,
      requireAlias,
      ...(opType && { opType }),
      ...(source !== undefined && { source }),
    });
    const forced = refreshAfter(request, [written.index]);
    return { status: written.status, body: { ...written.body, ...(forced && { forced_refresh: true }) } };
  };

/** `_source`, `_source_includes`, `_source_excludes` of the query string. */
function sourceWanted(request: RestRequest): unknown {
  const list = (name: string) => request.parameter(name)?.split(',');
  const [includes, excludes] = [list('_source_includes'), list('_source_excludes')];
  return includes || excludes ? { includes, excludes } : request.parameter('_source');
}

function readIndex(request: RestRequest): SearchIndex {
  const index = request.cluster.resolve(request.label('index'), { allowNone: false })[0];
  if (!index) throw indexNotFound(request.label('index'));
  return index;
}

function shown(index: SearchIndex, id: string, wanted: unknown): Json {
  const document = index.get(id);
  if (!document) return { _index: index.name, _id: id, found: false };
  const source = sourceFilter(wanted)(document.source);
  const { version, seqNo } = document;
  return {
    _index: index.name,
    _id: id,
    _version: version,
    _seq_no: seqNo,
    _primary_term: 1,
    found: true,
    ...(source !== undefined && { _source: source }),
  };
}

function get(request: RestRequest): RestAnswer {
  const index = readIndex(request);
  refreshAfter(request, [index]);
  const body = shown(index, request.label('id'), sourceWanted(request));
  return { status: body.found === true ? 200 : 404, body };
}

function getSource(request: RestRequest): RestAnswer {
  const index = readIndex(request);
  const document = index.get(request.label('id'));
  if (document) return { body: sourceFilter(sourceWanted(request))(document.source) ?? {} };
  const reason = `Document not found [${index.name}]/[${request.label('id')}]`;
  const cause = { type: 'resource_not_found_exception', reason };
  return { status: 404, body: { error: { root_cause: [cause], ...cause }, status: 404 } };
}

/** `docs` with indexes and ids, or `ids` of the index in the path. A missing index is an error of its item. */
function multiGet(request: RestRequest): RestAnswer {
  const { docs, ids } = request.json();
  const asked = Array.isArray(docs) ? docs : Array.isArray(ids) ? ids.map((id) => ({ _id: id })) : [];
  if (asked.length === 0) throw validationFailed('no documents to get');
  const all = sourceWanted(request);
  return {
    body: {
      docs: asked.map((one: unknown): Json => {
        const { _index: named = request.labels.index, _id: id, _source: wanted = all } = isJsonObject(one) ? one : { _id: one };
        if (named === undefined) throw validationFailed('index is missing for doc 0');
        const [index] = request.cluster.resolve(String(named), { ignoreUnavailable: true });
        if (index) return shown(index, String(id), wanted);
        const missing = indexNotFound(String(named));
        return { _index: named, _id: String(id), error: { root_cause: [missing.toCause()], ...missing.toCause() } };
      }),
    },
  };
}

export const documentRoutes: readonly Route[] = [
  { methods: ['PUT', 'POST'], path: '/{index}/_doc/{id}', parameters: writing, handle: write('index') },
  { methods: ['POST'], path: '/{index}/_doc', parameters: writing, handle: write('index') },
  { methods: ['PUT', 'POST'], path: '/{index}/_create/{id}', parameters: writing, handle: write('create') },
  { methods: ['POST'], path: '/{index}/_update/{id}', parameters: [...writing, '_source', 'retry_on_conflict'], handle: write('update') },
  { methods: ['DELETE'], path: '/{index}/_doc/{id}', parameters: writing, handle: write('delete') },
  { methods: ['GET', 'HEAD'], path: '/{index}/_doc/{id}', parameters: reading, handle: get },
  { methods: ['GET', 'HEAD'], path: '/{index}/_source/{id}', parameters: reading, handle: getSource },
  { methods: ['GET', 'POST'], path: '/_mget', parameters: reading, handle: multiGet },
  { methods: ['GET', 'POST'], path: '/{index}/_mget', parameters: reading, handle: multiGet },
];
