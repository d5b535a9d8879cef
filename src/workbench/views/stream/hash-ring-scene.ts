// What the hash ring shows at a moment: each shard's part, what it carries, what it refused, and where the keys fall.
import { countUntil } from './ring.ts';
import type { SeenRecord, SeenShard, StreamModel } from './seen.ts';
import { placeOfKey, shardState } from './shards.ts';

/** A shard at a moment. Numbers are of the stretch that the ring shows. */
export interface ShardLoad {
  readonly shard: SeenShard;
  readonly state: 'open' | 'closed';
  readonly taken: number;
  readonly refused: number;
  /** Of all that the stream took: from 0 to 1. */
  readonly share: number;
  /** `hot`: it refused something, or it gets most of what is sent while others stand by. */
  readonly heat: 'hot' | 'calm';
}

/** A partition key at its place, from 0 to 1, with its share of all that the stream took. */
export interface KeyOnRing {
  readonly key: string;
  readonly place: number;
  readonly share: number;
}

export interface RingScene {
  readonly stream: string;
  /** Open shards in order of the ring, and closed ones. */
  readonly shards: readonly ShardLoad[];
  /** The busiest first, at most MAX_KEYS. */
  readonly keys: readonly KeyOnRing[];
  readonly keyCount: number;
  /** How many records the stretch has; refused ones do not count. */
  readonly taken: number;
}

/** The ring shows this much lab time, up to the newest record at the moment. */
export const STRETCH_MS = 5_000;
const MAX_KEYS = 96;
const HOT_SHARE = 0.6;
/** So few records that their shares mean nothing. */
const FEW = 12;
const REMEMBERED_PLACES = 4_096;
const places = new Map<string, number>();

export function ringScene(model: StreamModel, stream: string, atMs: number): RingScene {
  const untilMs = newestOf(model, stream, atMs);
  const keys = new Map<string, { record: SeenRecord; count: number }>();
  let taken = 0;
  visitStretch(model, stream, untilMs, (record, fate) => {
    const one = fate === 'taken' ? 1 : 0;
    taken += one;
    const key = record.explicitPlace === undefined ? record.partitionKey : `${record.partitionKey} ${record.explicitPlace}`;
    const known = keys.get(key);
    if (known) known.count += one;
    else keys.set(key, { record, count: one });
  });
  const busiest = [...keys.values()].sort((one, other) => other.count - one.count).slice(0, MAX_KEYS);
  return {
    stream,
    shards: shardLoads(model, stream, atMs),
    keys: busiest.map(({ record, count }) => ({
      key: record.partitionKey,
      place: placeOf(record),
      share: taken === 0 ? 0 : count / taken,
    })),
    keyCount: keys.size,
    taken,
  };
}

/** What each shard of a stream carries, in order of the ring. Cheap enough for every frame. */
export function shardLoads(model: StreamModel, stream: string, atMs: number): readonly ShardLoad[] {
  const loads = new Map<string, { taken: number; refused: number }>();
  let all = 0;
  visitStretch(model, stream, newestOf(model, stream, atMs), ({ shardId }, fate) => {
    if (fate === 'taken') all++;
    const load = loads.get(shardId);
    if (load) load[fate]++;
    else loads.set(shardId, { taken: 0, refused: 0, [fate]: 1 });
  });
  const there = (model.shards.get(stream) ?? []).filter((shard) => shardState(shard, atMs) !== 'absent');
  const open = there.filter((shard) => shardState(shard, atMs) === 'open').length;
  return there
    .map((shard): ShardLoad => {
      const { taken = 0, refused = 0 } = loads.get(shard.shardId) ?? {};
      const state = shardState(shard, atMs) === 'open' ? 'open' : 'closed';
      const share = all === 0 ? 0 : taken / all;
      const isHot = state === 'open' && (refused > 0 || (share >= HOT_SHARE && open > 1 && all >= FEW));
      return { shard, state, taken, refused, share, heat: isHot ? 'hot' : 'calm' };
    })
    .sort((one, other) => one.shard.from - other.shard.from || one.shard.openedMs - other.shard.openedMs);
}

function visitStretch(
  model: StreamModel,
  stream: string,
  untilMs: number,
  visit: (record: SeenRecord, fate: 'taken' | 'refused') => void,
): void {
  for (const [records, fate] of [[model.records, 'taken'] as const, [model.refusals, 'refused'] as const]) {
    const end = countUntil(records, untilMs);
    for (let index = countUntil(records, untilMs - STRETCH_MS); index < end; index++) {
      const record = records.at(index) as SeenRecord;
      if (record.stream === stream) visit(record, fate);
    }
  }
}

/** When the newest record at or before `atMs` was sent to the stream: the ring of a run that has ended shows its end. */
function newestOf(model: StreamModel, stream: string, atMs: number): number {
  const newest = [model.records, model.refusals].map((records) => {
    for (let index = countUntil(records, atMs) - 1; index >= 0; index--) {
      const record = records.at(index) as SeenRecord;
      if (record.stream === stream) return record.atMs;
    }
    return 0;
  });
  return Math.max(...newest);
}

function placeOf({ partitionKey, explicitPlace }: SeenRecord): number {
  if (explicitPlace !== undefined) return explicitPlace;
  let place = places.get(partitionKey);
  if (place === undefined) {
    if (places.size >= REMEMBERED_PLACES) places.clear();
    place = placeOfKey(partitionKey);
    places.set(partitionKey, place);
  }
  return place;
}

/** A part of the ring in words: `0–50 %`. */
export function partText({ from, to }: Pick<SeenShard, 'from' | 'to'>): string {
  const percent = (place: number) => Number((place * 100).toFixed(1));
  return `${percent(from)}–${percent(to)} %`;
}

export function percentText(share: number): string {
  return `${share > 0 && share < 0.01 ? '<1' : Math.round(share * 100)} %`;
}

/** The ring in words. */
export function describeRing({ stream, shards, keyCount }: RingScene): string {
  if (keyCount === 0) return `The hash ring of ${stream}: ${count(shards.length, 'shard')}, no record yet.`;
  const parts = shards
    .filter(({ state, taken, refused }) => state === 'open' || taken + refused > 0)
    .map(({ shard, state, share, refused, heat }) => {
      const words = [state === 'closed' && 'closed', heat === 'hot' && 'hot', refused > 0 && `${refused} refused`].filter(Boolean);
      return `shard ${shard.name} (${partText(shard)} of the ring) carries ${percentText(share)}${words.length > 0 ? `, ${words.join(', ')}` : ''}`;
    });
  return `The hash ring of ${stream}, ${count(keyCount, 'key')} in the last ${STRETCH_MS / 1_000} seconds: ${parts.join('; ')}.`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
