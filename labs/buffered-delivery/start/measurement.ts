// What the buoys send, and how it is written.

export interface Measurement {
  readonly buoy: string;
  /** Counts the measurements of a buoy, from 1. */
  readonly n: number;
  /** In centimetres. */
  readonly height: number;
  /** How many points of the wave's curve are sent along: a few in quiet water, thousands in a storm. */
  readonly points: number;
}

/** One wave, from trough to trough, as parts of its height. */
const WAVE = Array.from({ length: 20 }, (_, point) => Math.sin((2 * Math.PI * point) / 20));

/** A measurement with its curve, as one JSON text without line breaks. */
export function textOf({ buoy, n, height, points }: Measurement): string {
  const wave = WAVE.map((part) => Math.round(height * part)).join(',');
  const curve = Array.from({ length: Math.ceil(points / WAVE.length) }, () => wave).join(',');
  return `{"buoy":"${buoy}","n":${n},"height":${height},"curve":[${curve}]}`;
}
