// One index: its documents as they are, and as they can be searched since the last refresh.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/index-apis/refresh/ (near real time)
import type { ServiceEnvironment } from '../../../core/service.ts';
import { Segment } from '../inverted/segment.ts';
import type { RootMapping } from '../mapping/field-mapping.ts';
import { IndexMapping } from '../mapping/index-mapping.ts';
import { type DocumentFields, parseDocument } from '../mapping/parse-document.ts';
import { versionConflict } from '../search-error.ts';
import { type IndexSettings, refreshIntervalMs } from './index-settings.ts';
import type { StoredDocument } from './stored-document.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a write asks of the document that is there. */
export interface WriteCondition {
  /** `create`: there must be none. */
  readonly opType?: 'index' | 'create';
  readonly ifSeqNo?: number | undefined;
  readonly ifPrimaryTerm?: number | undefined;
}

export interface Written {
  readonly result: 'created' | 'updated' | 'deleted' | 'not_found' | 'noop';
  readonly version: number;
  readonly seqNo: number;
}

/** An index as plain data. */
export interface IndexState {
  readonly name: string;
  readonly uuid: string;
  readonly createdMs: number;
  readonly settings: IndexSettings;
  readonly mapping: RootMapping;
  readonly aliases: Readonly<Record<string, Json>>;
  readonly documents: readonly StoredDocument[];
  readonly searchable: readonly StoredDocument[];
  /** Ids of documents that changed since the last refresh. */
  readonly changed: readonly string[];
  readonly deleted: readonly (readonly [id: string, deletion: Deletion])[];
  readonly nextSeqNo: number;
  readonly refreshDueMs: number | undefined;
}

interface Deletion {
  readonly version: number;
  readonly atMs: number;
}

/** OpenSearch: index.gc_deletes: that long the version of a deleted document is known. */
const deletionKnownMs = 60_000;
/** So many numbers of gone documents make a segment worth making anew. */
const mostGone = 1000;

export class SearchIndex {
  readonly name: string;
  readonly uuid: string;
  readonly createdMs: number;
  readonly mapping: IndexMapping;
  settings: IndexSettings;
  aliases: Record<string, Json>;
  segment = new Segment();
  readonly #environment: ServiceEnvironment;
  readonly #documents = new Map<string, StoredDocument>();
  /** What the next refresh will take over; undefined stands for a deletion. */
  readonly #changed = new Map<string, { readonly document: StoredDocument; readonly fields: DocumentFields } | undefined>();
  readonly #deleted = new Map<string, Deletion>();
  #nextSeqNo: number;
  #refreshDueMs: number | undefined;
  #cancelRefresh: (() => void) | undefined;

  constructor(environment: ServiceEnvironment, state: IndexState) {
    this.#environment = environment;
    ({ name: this.name, uuid: this.uuid, createdMs: this.createdMs, settings: this.settings } = state);
    this.aliases = { ...state.aliases };
    this.mapping = new IndexMapping(state.mapping);
    this.#nextSeqNo = state.nextSeqNo;
    for (const document of state.documents) this.#documents.set(document.id, document);
    for (const [id, deletion] of state.deleted) this.#deleted.set(id, deletion);
    for (const document of state.searchable) this.#makeSearchable(document, this.#parse(document));
    for (const id of state.changed) {
      const document = this.#documents.get(id);
      this.#changed.set(id, document && { document, fields: this.#parse(document) });
    }
    if (state.refreshDueMs !== undefined) this.#planRefresh(state.refreshDueMs);
  }

  /** Documents as they are, searchable or not. */
  get(id: string): StoredDocument | undefined {
    return this.#documents.get(id);
  }

  /** Throws SearchError where the condition does not hold, or the source does not fit the mapping. */
  write(id: string, source: Json, condition: WriteCondition = {}): Written {
    const before = this.#documents.get(id);
    if (condition.opType === 'create' && before)
      throw versionConflict(this.name, this.uuid, id, `document already exists (current version [${before.version}])`);
    this.#check(id, before, condition);
    const fields = parseDocument(source, id, this.mapping);
    const version = (before?.version ?? this.#knownDeletion(id)?.version ?? 0) + 1;
    const document: StoredDocument = { id, version, seqNo: this.#nextSeqNo++, source };
    this.#documents.set(id, document);
    this.#deleted.delete(id);
    this.#noteChange(id, { document, fields });
    return { result: before ? 'updated' : 'created', version, seqNo: document.seqNo };
  }

  /** Throws SearchError where the condition does not hold. */
  delete(id: string, condition: WriteCondition = {}): Written {
    const before = this.#documents.get(id);
    this.#check(id, before, condition);
    const version = (before?.version ?? this.#knownDeletion(id)?.version ?? 0) + 1;
    const seqNo = this.#nextSeqNo++;
    this.#deleted.set(id, { version, atMs: this.#now() });
    if (before) {
      this.#documents.delete(id);
      this.#noteChange(id, undefined);
    }
    return { result: before ? 'deleted' : 'not_found', version, seqNo };
  }

  /** What was written becomes searchable. */
  refresh(): void {
    this.#cancelRefresh?.();
    this.#cancelRefresh = undefined;
    this.#refreshDueMs = undefined;
    for (const [id, change] of this.#changed) {
      if (change) this.#makeSearchable(change.document, change.fields);
      else this.segment.remove(id);
    }
    this.#changed.clear();
    for (const id of this.#deleted.keys()) if (!this.#knownDeletion(id)) this.#deleted.delete(id);
    if (this.segment.goneCount >= mostGone + this.segment.liveCount) this.#renumber();
  }

  /** The index is deleted: nothing is due any more. */
  close(): void {
    this.#cancelRefresh?.();
  }

  /** After a change of refresh_interval. */
  planAnew(): void {
    this.#cancelRefresh?.();
    this.#cancelRefresh = undefined;
    this.#refreshDueMs = undefined;
    if (this.#changed.size > 0) this.#planNext();
  }

  toState(): IndexState {
    return {
      name: this.name,
      uuid: this.uuid,
      createdMs: this.createdMs,
      settings: this.settings,
      mapping: this.mapping.root,
      aliases: this.aliases,
      documents: [...this.#documents.values()],
      searchable: this.segment.live(),
      changed: [...this.#changed.keys()],
      deleted: [...this.#deleted],
      nextSeqNo: this.#nextSeqNo,
      refreshDueMs: this.#refreshDueMs,
    };
  }

  get documentCount(): number {
    return this.#documents.size;
  }

  #now(): number {
    return this.#environment.clock.now();
  }

  #knownDeletion(id: string): Deletion | undefined {
    const deletion = this.#deleted.get(id);
    return deletion && this.#now() - deletion.atMs < deletionKnownMs ? deletion : undefined;
  }

  #check(id: string, before: StoredDocument | undefined, { ifSeqNo, ifPrimaryTerm }: WriteCondition): void {
    if (ifSeqNo === undefined || (before?.seqNo === ifSeqNo && ifPrimaryTerm === 1)) return;
    const found = before ? `current document has seqNo [${before.seqNo}] and primary term [1]` : 'but no document was found';
    throw versionConflict(this.name, this.uuid, id, `required seqNo [${ifSeqNo}], primary term [${ifPrimaryTerm}]. ${found}`);
  }

  #noteChange(id: string, change: { readonly document: StoredDocument; readonly fields: DocumentFields } | undefined): void {
    // The newest change is the last: numbers grow in the order of writing.
    this.#changed.delete(id);
    this.#changed.set(id, change);
    if (this.#refreshDueMs === undefined) this.#planNext();
  }

  #planNext(): void {
    const intervalMs = refreshIntervalMs(this.settings);
    if (intervalMs !== undefined) this.#planRefresh(this.#now() + intervalMs);
  }

  #planRefresh(dueMs: number): void {
    this.#refreshDueMs = dueMs;
    this.#cancelRefresh = this.#environment.scheduler.at(dueMs, `opensearch refresh ${this.name}`, () => this.refresh());
  }

  #parse(document: StoredDocument): DocumentFields {
    return parseDocument(document.source, document.id, this.mapping);
  }

  #makeSearchable(document: StoredDocument, fields: DocumentFields): void {
    this.segment.add(document, fields, (path) => this.mapping.leaf(path));
  }

  /** As Lucene merges segments: documents that are gone leave no trace. */
  #renumber(): void {
    const documents = this.segment.live();
    this.segment = new Segment();
    for (const document of documents) this.#makeSearchable(document, this.#parse(document));
  }
}
