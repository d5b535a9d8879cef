// The lab's time, as a session sees it: virtual time moves when told, real time moves by itself.

/** Time that stands still until it is moved. */
export interface VirtualTimeSource {
  readonly kind: 'virtual';
  /** Milliseconds since the epoch. */
  now(): number;
  /** The cloud's earliest due time, or undefined when nothing is planned. */
  nextDueMs(): Promise<number | undefined>;
  /** Whether the cloud has work planned that is not periodic. */
  busy(): Promise<boolean>;
  /** Functions of the cloud that compute at this moment, where it can be known: lab time waits for them. */
  computing?(): number | Promise<number>;
  /** Moves to `timeMs` and runs, in order, what the cloud had planned up to then. */
  advanceTo(timeMs: number): Promise<void>;
}

/** The wall clock: the cloud runs what is due without being told. */
export interface RealTimeSource {
  readonly kind: 'real';
  now(): number;
}

export type TimeSource = VirtualTimeSource | RealTimeSource;
