// One write to one document, as the document APIs and the items of a bulk request share it.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/document-apis/index/
import { isJsonObject } from '../../../core/json.ts';
import type { Cluster } from '../indexes/cluster.ts';
import type { SearchIndex, WriteCondition, Written } from '../indexes/search-index.ts';
import { sourceFilter } from '../search/source-filter.ts';
import { illegalArgument, indexNotFound, notEmbedded, SearchError, validationFailed } from '../search-error.ts';

type Json = Readonly<Record<string, unknown>>;

export type WriteKind = 'index' | 'create' | 'update' | 'delete';

export interface Write extends WriteCondition {
  readonly kind: WriteKind;
  readonly index: string;
  /** Absent: a new one is made. */
  readonly id?: string | undefined;
  readonly body: Json;
  /** `_source` of an update's request: is the new source shown? */
  readonly source?: unknown;
  /** Only an alias may be written to. */
  readonly requireAlias?: boolean;
}

export interface WriteAnswer {
  readonly status: number;
  readonly body: Json;
  readonly index: SearchIndex;
}

const mostIdBytes = 512;

/** Throws SearchError. Makes the index where there is none, except for updates without an upsert and deletions. */
export function writeDocument(cluster: Cluster, write: Write): WriteAnswer {
  const { kind } = write;
  const id = write.id ?? cluster.newId(20);
  if (new TextEncoder().encode(id).length > mostIdBytes)
    throw validationFailed(
      `id [${id}] is too long, must be no longer than ${mostIdBytes} bytes but was: ${new TextEncoder().encode(id).length}`,
    );
  if (write.requireAlias && cluster.aliased(write.index).length === 0) throw indexNotFound(write.index);
  const there = cluster.forWriting(write.index);
  if (kind === 'delete' || kind === 'update') {
    if (!there && kind === 'delete') throw indexNotFound(write.index);
    if (kind === 'delete' && there) return answerOf(there, id, there.delete(id, write));
    return update(cluster, there, id, write);
  }
  const index = there ?? cluster.create(write.index, {});
  const opType = kind === 'create' ? 'create' : write.opType;
  const { ifSeqNo, ifPrimaryTerm } = write;
  return answerOf(index, id, index.write(id, write.body, { ...(opType && { opType }), ifSeqNo, ifPrimaryTerm }));
}

function update(cluster: Cluster, there: SearchIndex | undefined, id: string, write: Write): WriteAnswer {
  const {
    doc,
    doc_as_upsert: docAsUpsert,
    upsert,
    detect_noop: detectNoop = true,
    script,
    _source: wanted = write.source,
    ...others
  } = write.body;
  if (script !== undefined || others.scripted_upsert !== undefined) throw notEmbedded('script of an update');
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw illegalArgument(`[UpdateRequest] unknown field [${unknown}]`);
  if (!isJsonObject(doc) && doc !== undefined) throw illegalArgument('[UpdateRequest] doc must be an object');
  if (doc === undefined && upsert === undefined) throw validationFailed('script or doc is missing');
  const before = there?.get(id);
  if (!before) {
    const first = docAsUpsert === true ? doc : upsert;
    const missing = new SearchError('document_missing_exception', `[${id}]: document missing`, 404, {
      index: write.index,
      shard: '0',
      index_uuid: there?.uuid ?? '_na_',
    });
    if (!isJsonObject(first)) throw there ? missing : indexNotFound(write.index);
    const index = there ?? cluster.create(write.index, {});
    return withSource(answerOf(index, id, index.write(id, first, {})), wanted, first);
  }
  const index = there as SearchIndex;
  const merged = merge(before.source, doc ?? {});
  if (detectNoop !== false && JSON.stringify(merged) === JSON.stringify(before.source)) {
    const same: Written = { result: 'noop', version: before.version, seqNo: before.seqNo };
    return withSource(answerOf(index, id, same), wanted, merged);
  }
  return withSource(answerOf(index, id, index.write(id, merged, write)), wanted, merged);
}

/** Objects are merged, everything else is replaced. */
function merge(before: Json, added: Json): Json {
  const merged: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(added)) {
    const old = merged[name];
    merged[name] = isJsonObject(old) && isJsonObject(value) ? merge(old, value) : value;
  }
  return merged;
}

function withSource(answer: WriteAnswer, wanted: unknown, source: Json): WriteAnswer {
  if (wanted === undefined || wanted === false || wanted === 'false') return answer;
  const { _seq_no: seqNo, _primary_term: term } = answer.body;
  const get = { _seq_no: seqNo, _primary_term: term, found: true, _source: sourceFilter(wanted)(source) };
  return { ...answer, body: { ...answer.body, get } };
}

function answerOf(index: SearchIndex, id: string, { result, version, seqNo }: Written): WriteAnswer {
  const copies = 1 + Number(index.settings.number_of_replicas);
  return {
    index,
    status: result === 'created' ? 201 : result === 'not_found' ? 404 : 200,
    body: {
      _index: index.name,
      _id: id,
      _version: version,
      result,
      _shards: result === 'noop' ? { total: 0, successful: 0, failed: 0 } : { total: copies, successful: copies, failed: 0 },
      _seq_no: seqNo,
      _primary_term: 1,
    },
  };
}
