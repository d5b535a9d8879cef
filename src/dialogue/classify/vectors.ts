// Features as a sparse vector: each kind of feature weighted by rarity, and of a fixed length of its own.
import type { FeatureCounts, FeatureKind } from './features.ts';

/** A sparse vector of length 1: `indexes[i]` has `values[i]`. */
export interface SparseVector {
  readonly indexes: Int32Array;
  readonly values: Float32Array;
}

/** The features that training saw. */
export interface Vocabulary {
  readonly indexes: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  /** Of each feature: ln(1 + utterances / utterances that have it). */
  readonly rarity: Float32Array;
  /** The rarity of a feature that training did not see. */
  readonly unseenRarity: number;
}

/** How much of a vector's square each kind of feature has, where the utterance has all kinds. Chosen on held-out training data: README.md. */
const SHARES: Readonly<Record<FeatureKind, number>> = { w: 0.42, p: 0.15, c: 0.33, t: 0.1 };

const kindOf = (name: string): FeatureKind => name[0] as FeatureKind;

/** Numbers the features of all utterances in the order of their appearance. */
export function vocabularyOf(utterances: readonly FeatureCounts[]): Vocabulary {
  const indexes = new Map<string, number>();
  const names: string[] = [];
  const utterancesWith: number[] = [];
  for (const counts of utterances) {
    for (const name of counts.keys()) {
      const index = indexes.get(name);
      if (index !== undefined) {
        utterancesWith[index] = (utterancesWith[index] ?? 0) + 1;
        continue;
      }
      indexes.set(name, names.length);
      names.push(name);
      utterancesWith.push(1);
    }
  }
  const rarity = Float32Array.from(utterancesWith, (count) => Math.log(1 + utterances.length / count));
  return { indexes, names, rarity, unseenRarity: Math.log(1 + utterances.length) };
}

/** Each kind of feature gets its share of the vector. A feature that training did not see takes part in the length, then is left out. */
export function vectorOf(counts: FeatureCounts, vocabulary: Vocabulary): SparseVector {
  const squares = new Map<FeatureKind, number>();
  const known: { readonly index: number; readonly kind: FeatureKind; readonly weight: number }[] = [];
  for (const [name, count] of counts) {
    const index = vocabulary.indexes.get(name);
    const kind = kindOf(name);
    const weight = (1 + Math.log(count)) * (index === undefined ? vocabulary.unseenRarity : (vocabulary.rarity[index] ?? 0));
    squares.set(kind, (squares.get(kind) ?? 0) + weight * weight);
    if (index !== undefined) known.push({ index, kind, weight });
  }
  let shares = 0;
  for (const kind of squares.keys()) shares += SHARES[kind];
  const scale = new Map([...squares].map(([kind, square]) => [kind, Math.sqrt(SHARES[kind] / shares / (square || 1))] as const));
  return {
    indexes: Int32Array.from(known, ({ index }) => index),
    values: Float32Array.from(known, ({ kind, weight }) => weight * (scale.get(kind) ?? 0)),
  };
}
