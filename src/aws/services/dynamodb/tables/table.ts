// One table: its definition, its items, its indexes and its streams. It knows no clock and no HTTP; whoever calls says what time it is.
import { invariant } from '../../../core/errors.ts';
import { equalItems, type Item, type KeySchema, keyOf } from '../item.ts';
import { ExpiryQueue } from '../storage/expiry-queue.ts';
import { ItemSet, type StoredItem } from '../storage/item-set.ts';
import { type Position, positionOf } from '../storage/key-text.ts';
import { type Change, ChangeStream, type ChangeStreamState } from '../streams/change-stream.ts';
import { itemSize } from '../values/size.ts';
import { keySchemaOf, type TableDefinition } from './definition.ts';
import { SecondaryIndex } from './secondary-index.ts';

export interface TableState {
  readonly definition: TableDefinition;
  readonly items: readonly Item[];
  readonly streams: readonly ChangeStreamState[];
}

/** What a write did. */
export interface Written {
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  /** The bytes of each write to an index that followed, by index. */
  readonly indexWrites: ReadonlyMap<SecondaryIndex, readonly number[]>;
}

export class Table {
  readonly definition: TableDefinition;
  readonly key: KeySchema;
  readonly items: ItemSet;
  readonly #indexes = new Map<string, SecondaryIndex>();
  #streams: ChangeStream[];
  #expiry: ExpiryQueue | undefined;

  constructor({ definition, items, streams }: TableState) {
    this.definition = definition;
    this.key = keySchemaOf(definition.keySchema, definition.attributes);
    this.items = new ItemSet(this.key.partition.type);
    this.#streams = streams.map((state) => new ChangeStream({ ...state, records: [...state.records] }));
    for (const item of items) this.#store(item);
    for (const { name } of definition.indexes) this.fillIndex(name);
    this.followTimeToLive();
  }

  get name(): string {
    return this.definition.name;
  }

  get arn(): string {
    return this.definition.arn;
  }

  /** Its indexes, those in the making too. */
  get indexes(): readonly SecondaryIndex[] {
    return [...this.#indexes.values()];
  }

  index(name: string): SecondaryIndex | undefined {
    return this.#indexes.get(name);
  }

  /** The position of an item, or of a key, that has been checked. */
  positionOf(item: Item): Position {
    const position = positionOf(item, this.key);
    invariant(position, 'an item that reaches the storage has a key');
    return position;
  }

  get(key: Item): StoredItem | undefined {
    return this.items.get(this.positionOf(key));
  }

  /** Puts an item in the place of its key, or deletes what is there. */
  replace(position: Position, item: Item | undefined): Written {
    const before = this.items.get(position);
    const after = item && { item, bytes: itemSize(item), inTable: position };
    if (after) this.items.set(position, after);
    else this.items.delete(position);
    const indexWrites = new Map<SecondaryIndex, readonly number[]>();
    for (const index of this.#indexes.values()) {
      const writes = index.follow(position, before, after);
      if (writes.length > 0) indexWrites.set(index, writes);
    }
    this.#expiry?.follow(position, before?.item, after?.item);
    return { before, after, indexWrites };
  }

  /** Makes an index of the definition anew from the items. */
  fillIndex(name: string): void {
    const definition = this.definition.indexes.find((candidate) => candidate.name === name);
    invariant(definition, `the table has no index ${name}`);
    const index = new SecondaryIndex(definition, this.definition.attributes, this.key);
    this.#indexes.set(name, index);
    for (const { stored } of this.items.scan()) index.follow(stored.inTable, undefined, stored);
  }

  dropIndex(name: string): void {
    this.#indexes.delete(name);
    const { definition } = this;
    definition.indexes = definition.indexes.filter((index) => index.name !== name);
    // AWS: attributes that no key needs any more are no longer defined.
    const used = new Set(
      [definition, ...definition.indexes].flatMap(({ keySchema }) => keySchema.map(({ AttributeName }) => AttributeName)),
    );
    definition.attributes = definition.attributes.filter(({ AttributeName }) => used.has(AttributeName));
  }

  /** The open stream, if there is one. */
  get openStream(): ChangeStream | undefined {
    const newest = this.#streams.at(-1);
    return newest?.state.closedMs === undefined ? newest : undefined;
  }

  /** The streams that can be read: the open one, and closed ones of less than 24 hours ago. */
  streams(nowMs: number): readonly ChangeStream[] {
    this.#streams = this.#streams.filter((stream) => !stream.isGone(nowMs));
    for (const stream of this.#streams) stream.forgetExpired(nowMs);
    return this.#streams;
  }

  addStream(stream: ChangeStream): void {
    this.#streams.push(stream);
  }

  /** Records a change in the open stream. A write that changes nothing makes no record. */
  record({ before, after }: Written, { nowMs, newEventId, userIdentity }: Recording): 'recorded' | 'nothing' {
    const stream = this.openStream;
    const image = after ?? before;
    if (!stream || !image || (before && after && equalItems(before.item, after.item))) return 'nothing';
    const change: Change = { keys: keyOf(image.item, this.key), before: before?.item, after: after?.item };
    stream.append({ ...change, ...(userIdentity && { userIdentity }) }, nowMs, newEventId());
    return 'recorded';
  }

  /** To be called when time to live was switched on or off. */
  followTimeToLive(): void {
    const { timeToLive: attribute } = this.definition;
    this.#expiry = attribute === undefined ? undefined : new ExpiryQueue(attribute);
    if (this.#expiry) for (const { stored } of this.items.scan()) this.#expiry.follow(stored.inTable, undefined, stored.item);
  }

  /** When the next item expires, in milliseconds since the epoch. */
  nextExpiryMs(nowMs: number): number | undefined {
    return this.#expiry?.nextMs(nowMs);
  }

  expired(nowMs: number): readonly Position[] {
    return this.#expiry?.due(nowMs) ?? [];
  }

  snapshot(): TableState {
    const items = [...this.items.scan()].map(({ stored }) => stored.item);
    // A copy: the cloud goes on while its snapshot is kept.
    return structuredClone({ definition: this.definition, items, streams: this.#streams.map(({ state }) => state) });
  }

  #store(item: Item): void {
    const inTable = this.positionOf(item);
    this.items.set(inTable, { item, bytes: itemSize(item), inTable });
  }
}

interface Recording {
  readonly nowMs: number;
  readonly newEventId: () => string;
  readonly userIdentity?: Change['userIdentity'];
}

/** What the stream says of the deletion of an expired item. AWS: .../developerguide/time-to-live-ttl-streams.html */
export const timeToLiveIdentity = { type: 'Service', principalId: 'dynamodb.amazonaws.com' } as const;
