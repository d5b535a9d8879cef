// When a rule is due.
export interface Schedule {
  /** The first time after `afterMs`; undefined when there is none any more. `startMs` is when the schedule was set. */
  next(afterMs: number, startMs: number): number | undefined;
}
