// What a stream becomes at the end of UPDATING, as plain data.
import type { StreamSettings } from './stream-settings.ts';

/** A change of the shards; `index` numbers are those of shards. */
export type Resharding =
  | { readonly kind: 'split'; readonly index: number; readonly startingHashKey: bigint }
  | { readonly kind: 'merge'; readonly index: number; readonly adjacentIndex: number }
  | { readonly kind: 'scale'; readonly shardCount: number };

export type StreamChange = { readonly kind: 'settings'; readonly settings: Partial<StreamSettings> } | Resharding;
