// One side of a join of streams: rows that wait for the other side's time, and rows in the window, by key and by age.
import type { Frame, JoinSide } from '../plan/plan.ts';
import type { Row, Value } from '../semantics/value.ts';
import { KeyIndex } from './key-index.ts';
import type { Evaluate, Runtime } from './operator.ts';

/** A row in a window; entries of one key are linked by age, so that one leaves without looking for it. */
export interface Entry {
  readonly row: Row;
  readonly keys: readonly Value[];
  readonly position: number; // among the rows of its side
  matched: boolean;
  older: Entry | undefined;
  newer: Entry | undefined;
}

interface SavedSide {
  readonly waiting: readonly Row[];
  readonly orders: readonly number[];
  readonly boundMs: number;
  readonly count: number;
  readonly entries: readonly { readonly row: Row; readonly position: number; readonly matched: boolean }[];
}

const COMPACT_AT = 1024;
const NO_ENTRIES: readonly Entry[] = [];

export class JoinSideState {
  waiting: Row[] = [];
  orders: number[] = []; // of arrival, on both sides, for rows of one ROWTIME
  boundMs = Number.NEGATIVE_INFINITY;
  count = 0;
  readonly frame: Frame | undefined;
  readonly preserved: boolean;
  readonly width: number;
  private inWindow: Entry[] = []; // by age; from `head` on
  private head = 0;
  private readonly newest: KeyIndex<Entry>;
  private readonly keys: readonly Evaluate[];

  constructor(side: JoinSide, preserved: boolean, runtime: Runtime) {
    this.frame = side.frame;
    this.keys = side.keys.map(runtime.evaluator);
    this.newest = new KeyIndex<Entry>(side.keys.length);
    this.preserved = preserved;
    this.width = side.plan.columns.length;
  }

  /** The next entry of this side; it is in no window yet. */
  entryOf(row: Row): Entry {
    const keys = this.keys.map((key) => key(row, row));
    return { row, keys, position: this.count++, matched: false, older: undefined, newer: undefined };
  }

  /** NULL equals nothing: such an entry is in the window, but under no key. */
  enter(entry: Entry): void {
    this.inWindow.push(entry);
    if (entry.keys.includes(null)) return;
    const before = this.newest.get(entry.keys);
    entry.older = before;
    if (before) before.newer = entry;
    this.newest.set(entry.keys, entry);
  }

  /** The entries of a key, the oldest first. */
  candidates(keys: readonly Value[]): readonly Entry[] {
    let entry = this.newest.get(keys);
    if (!entry?.older) return entry ? [entry] : NO_ENTRIES;
    const found: Entry[] = [];
    for (; entry; entry = entry.older) found.push(entry);
    return found.reverse();
  }

  /** Takes out the oldest entry that has left the window by `now`. */
  leave(now: number): Entry | undefined {
    const entry = this.inWindow[this.head];
    if (!entry || this.isOpen(entry, now)) return undefined;
    this.head++;
    if (this.head > COMPACT_AT && this.head * 2 > this.inWindow.length) {
      this.inWindow = this.inWindow.slice(this.head);
      this.head = 0;
    }
    if (entry.newer) entry.newer.older = undefined;
    else if (!entry.keys.includes(null)) this.newest.delete(entry.keys);
    return entry;
  }

  private isOpen({ row, position }: Entry, now: number): boolean {
    if (!this.frame) return false;
    return this.frame.unit === 'RANGE' ? row.rowtimeMs >= now - this.frame.sizeMs : position >= this.count - 1 - this.frame.rows;
  }

  /** When a row that nothing matched is given up. */
  expiry({ row }: Entry, now: number): number {
    return this.frame?.unit === 'RANGE' ? row.rowtimeMs + this.frame.sizeMs : now;
  }

  deadline(): number | undefined {
    const held = this.waiting[0]?.rowtimeMs;
    if (!this.preserved || this.frame?.unit !== 'RANGE') return held;
    for (let i = this.head; i < this.inWindow.length; i++) {
      const entry = this.inWindow[i] as Entry;
      // A match may still come with the very ROWTIME at which the window ends, so it is given up after it.
      if (!entry.matched) return Math.min(held ?? Number.POSITIVE_INFINITY, this.expiry(entry, 0) + 1);
    }
    return held;
  }

  save(): SavedSide {
    const { waiting, orders, boundMs, count } = this;
    return {
      waiting,
      orders,
      boundMs,
      count,
      entries: this.inWindow.slice(this.head).map(({ row, position, matched }) => ({ row, position, matched })),
    };
  }

  load(saved: SavedSide): void {
    this.inWindow = [];
    this.head = 0;
    this.newest.clear();
    for (const { row, position, matched } of saved.entries) this.enter({ ...this.entryOf(row), position, matched });
    Object.assign(this, { waiting: [...saved.waiting], orders: [...saved.orders], boundMs: saved.boundMs, count: saved.count });
  }
}
