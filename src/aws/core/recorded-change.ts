// What AWS Config tells an observer: that a resource changed, or what a rule thinks of one. A view asks the API for the rest.

export type RecordedChange = RecordedItem | ComplianceChange;

/** A configuration item was made. */
export interface RecordedItem {
  readonly kind: 'configuration-item';
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly atMs: number;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName?: string;
  /** As the item says it: `OK`, `ResourceDiscovered`, `ResourceDeleted` ... */
  readonly status: string;
  /** `relation`: the resource is as it was, but one that it names has changed. */
  readonly because: 'change' | 'relation';
}

/** A rule judges a resource otherwise than before. */
export interface ComplianceChange {
  readonly kind: 'compliance';
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly atMs: number;
  readonly rule: string;
  readonly resourceType: string;
  readonly resourceId: string;
  /** Absent: it had no verdict, or has none any more. */
  readonly before?: string;
  readonly after?: string;
}
