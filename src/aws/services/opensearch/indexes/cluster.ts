// The indexes of a domain, by name, by alias and by pattern.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/index-apis/
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Similarity } from '../inverted/bm25.ts';
import { illegalArgument, indexExists, indexNotFound, invalidIndexName } from '../search-error.ts';
import { defaultSettings, type IndexSettings } from './index-settings.ts';
import { type IndexState, SearchIndex } from './search-index.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export interface ResolveRules {
  /** Names that nothing has are passed over. */
  readonly ignoreUnavailable?: boolean;
  /** May a pattern find nothing? */
  readonly allowNone?: boolean;
}

export class Cluster {
  readonly environment: ServiceEnvironment;
  readonly #indexes = new Map<string, SearchIndex>();

  constructor(environment: ServiceEnvironment, states: readonly IndexState[] = []) {
    this.environment = environment;
    for (const state of states) this.#indexes.set(state.name, new SearchIndex(environment, state));
  }

  get all(): readonly SearchIndex[] {
    return [...this.#indexes.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** 20 characters of URL-safe base64: ids of documents; 22: those of indexes. */
  newId(length: 20 | 22): string {
    const { random } = this.environment;
    return Array.from({ length }, () => letters.charAt(Math.floor(random.next() * letters.length))).join('');
  }

  /** Throws SearchError resource_already_exists_exception, invalid_index_name_exception. */
  create(name: string, settings: IndexSettings, aliases: IndexState['aliases'] = {}): SearchIndex {
    checkName(name);
    const there = this.#indexes.get(name);
    if (there) throw indexExists(name, there.uuid);
    if (this.aliased(name).length > 0) throw invalidIndexName(name, 'already exists as alias');
    const index = new SearchIndex(this.environment, {
      name,
      uuid: this.newId(22),
      createdMs: this.environment.clock.now(),
      settings: { ...defaultSettings, ...settings },
      mapping: {},
      aliases,
      documents: [],
      searchable: [],
      changed: [],
      deleted: [],
      nextSeqNo: 0,
      refreshDueMs: undefined,
    });
    this.#indexes.set(name, index);
    return index;
  }

  delete({ name }: SearchIndex): void {
    this.#indexes.get(name)?.close();
    this.#indexes.delete(name);
  }

  /** Nothing is due any more: the domain is deleted. */
  close(): void {
    for (const index of this.#indexes.values()) index.close();
  }

  /** The index of exactly that name. */
  find(name: string): SearchIndex | undefined {
    return this.#indexes.get(name);
  }

  aliased(alias: string): readonly SearchIndex[] {
    return this.all.filter(({ aliases }) => Object.hasOwn(aliases, alias));
  }

  /** `a,b`, `logs-*`, `-logs-old`, aliases, `_all`. Throws SearchError index_not_found_exception. */
  resolve(expression: string, { ignoreUnavailable = false, allowNone = true }: ResolveRules = {}): readonly SearchIndex[] {
    const found = new Set<SearchIndex>();
    for (const part of expression.split(',')) {
      const left = part.startsWith('-') && found.size > 0;
      const matches = this.#matching(left ? part.slice(1) : part);
      if (matches.length === 0 && !part.includes('*') && part !== '_all' && !ignoreUnavailable && !left) throw indexNotFound(part);
      for (const index of matches)
        if (left) found.delete(index);
        else found.add(index);
    }
    if (found.size === 0 && !allowNone) throw indexNotFound(expression);
    return [...found];
  }

  /** The one index that a write to this name goes to; undefined when there is none. Throws SearchError for an alias of several. */
  forWriting(name: string): SearchIndex | undefined {
    const own = this.#indexes.get(name);
    if (own) return own;
    const aliased = this.aliased(name);
    const [only, second] = aliased;
    const chosen = second ? aliased.find(({ aliases }) => aliases[name]?.is_write_index === true) : only;
    if (second && !chosen)
      throw illegalArgument(
        `no write index is defined for alias [${name}]. The write index may be explicitly disabled using is_write_index=false or the alias points to multiple indices without one being designated as a write index`,
      );
    return chosen;
  }

  #matching(part: string): readonly SearchIndex[] {
    if (part === '_all' || part === '*' || part === '') return this.all;
    if (!part.includes('*')) return [this.#indexes.get(part) ?? this.aliased(part)].flat();
    const pattern = new RegExp(`^${part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
    return this.all.filter(({ name, aliases }) => [name, ...Object.keys(aliases)].some((one) => pattern.test(one)));
  }
}

/** How terms are scored by this version of the engine. */
export const similarityOf = (engineVersion: string): Similarity => (/^OpenSearch_[12]\./.test(engineVersion) ? 'LegacyBM25' : 'BM25');

function checkName(name: string): void {
  if (name !== name.toLowerCase()) throw invalidIndexName(name, 'must be lowercase');
  if (/[\\/*?"<>| ,#:]/.test(name))
    throw invalidIndexName(name, 'must not contain the following characters [ , ", *, \\, <, |, ,, >, /, ?]');
  if (/^[_+-]/.test(name)) throw invalidIndexName(name, "must not start with '_', '-', or '+'");
  if (name === '.' || name === '..') throw invalidIndexName(name, "must not be '.' or '..'");
  if (new TextEncoder().encode(name).length > 255) throw invalidIndexName(name, 'index name is too long, (255 bytes is the limit)');
}
