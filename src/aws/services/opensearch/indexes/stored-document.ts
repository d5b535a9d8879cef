// A document as it is kept. Never changed: a new version is a new one.

export interface StoredDocument {
  readonly id: string;
  readonly version: number;
  /** Counts the changes of the index. */
  readonly seqNo: number;
  readonly source: Readonly<Record<string, unknown>>;
}
