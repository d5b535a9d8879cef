// Ready to use: what a day of a small cloud with buckets consists of. The shape of `data`.

export interface Bucket {
  readonly name: string;
  /** The value of its tag Owner. */
  readonly owner?: string;
  /** A small one fits into a message of AWS Config; a large one has so many rules of lifecycle that it does not. */
  readonly size: 'small' | 'large';
  readonly evening: 'stays' | 'deleted' | 'archived';
}

export interface Day {
  readonly teams: readonly string[];
  readonly buckets: readonly Bucket[];
}
