// What the buoys send.

/** One wave that passed under a buoy. */
export interface Measurement {
  readonly buoy: string;
  /** Counts the measurements of a buoy, from 1. */
  readonly n: number;
  /** The burst in which it was sent; 0 for what was there before. */
  readonly burst: number;
  /** In centimetres. */
  readonly height: number;
}
