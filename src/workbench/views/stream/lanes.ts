// Which lane a record stands in: that of its key, or that of its shard.
import type { LaneKind, SeenRecord, SeenResult, SeenShard, StreamModel } from './seen.ts';

export const MAX_LANES = 12;
export const OTHER_LANE = 'other keys';
export const OTHER_SHARDS = 'other shards';

/** Names the lanes of keys by another field (undefined: the partition key) and sorts everything kept into them anew. */
export function laneRecordsBy(model: StreamModel, field: string | undefined): void {
  model.laneBy = field;
  sortIntoLanes(model);
}

/** Makes the lanes stand for keys or for shards. */
export function showLanesOf(model: StreamModel, kind: LaneKind, by: StreamModel['laneKindBy']): void {
  model.laneKindBy = by;
  if (model.laneKind === kind) return;
  model.laneKind = kind;
  sortIntoLanes(model);
}

/** While nobody has chosen: shards where there are several and no query that would draw windows over keys. */
export function chooseLaneKind(model: StreamModel): void {
  if (model.laneKindBy === 'learner') return;
  const several = shardsOfSources(model).length > 1 && model.windows.length === 0;
  showLanesOf(model, several ? 'shards' : 'keys', 'default');
}

/** Sorts everything kept into the lanes anew, for example because shards came. */
export function sortIntoLanes(model: StreamModel): void {
  model.lanes.length = 0;
  model.laneByKey.clear();
  if (model.laneKind === 'shards') makeShardLanes(model);
  for (const records of [model.records, model.refusals]) {
    for (let index = 0; index < records.length; index++) {
      const record = records.at(index);
      if (record) record.lane = laneOf(model, record);
    }
  }
  for (let index = 0; index < model.results.length; index++) {
    const result = model.results.at(index);
    if (result) result.lane = laneOfResult(model, result);
  }
}

/** The shards of the streams that clients write to, in order of creation. */
export function shardsOfSources(model: StreamModel): readonly SeenShard[] {
  return [...model.sourceStreams].flatMap((stream) => model.shards.get(stream) ?? []);
}

/** The shard that a lane stands for; undefined for a key's. */
export function shardOfLane(model: StreamModel, lane: number): SeenShard | undefined {
  return model.laneKind === 'shards' && lane < MAX_LANES ? shardsOfSources(model)[lane] : undefined;
}

/** The key of a record as people call it: a field's value, or the partition key. */
export function keyOf(model: StreamModel, record: Pick<SeenRecord, 'partitionKey' | 'fields'>): string {
  const value = model.laneBy === undefined ? undefined : record.fields[model.laneBy];
  return value === undefined || value === null ? record.partitionKey : String(value);
}

export function laneOf(model: StreamModel, record: Pick<SeenRecord, 'partitionKey' | 'fields' | 'stream' | 'shardId'>): number {
  if (model.laneKind === 'shards') return model.laneByKey.get(shardKey(record)) ?? MAX_LANES;
  const key = keyOf(model, record);
  const known = model.laneByKey.get(key);
  if (known !== undefined) return known;
  if (model.lanes.length > MAX_LANES) return MAX_LANES;
  const lane = model.lanes.length;
  // The lane behind the last belongs to all further keys; they are not remembered, so their number costs no memory.
  model.lanes.push(lane === MAX_LANES ? OTHER_LANE : key);
  if (lane < MAX_LANES) model.laneByKey.set(key, lane);
  return lane;
}

/** A query may rename the key's column and choose any partition key, so every field is asked. */
export function laneOfResult(model: StreamModel, row: Pick<SeenResult, 'partitionKey' | 'fields'>): number {
  if (model.laneKind === 'shards') return -1;
  for (const value of Object.values(row.fields)) {
    const lane = typeof value === 'string' ? model.laneByKey.get(value) : undefined;
    if (lane !== undefined) return lane;
  }
  return model.laneByKey.get(row.partitionKey) ?? -1;
}

function makeShardLanes(model: StreamModel): void {
  const streams = new Set(shardsOfSources(model).map(({ stream }) => stream));
  for (const shard of shardsOfSources(model)) {
    if (model.lanes.length >= MAX_LANES) {
      model.lanes.push(OTHER_SHARDS);
      return;
    }
    model.laneByKey.set(shardKey(shard), model.lanes.length);
    model.lanes.push(streams.size > 1 ? `${shard.stream} ${shard.name}` : `shard ${shard.name}`);
  }
}

const shardKey = ({ stream, shardId }: Pick<SeenRecord, 'stream' | 'shardId'>) => `${stream}/${shardId}`;
