// A join of two streams: each row meets the other side's window. AWS: sql-reference-join-clause.html
import type { Frame, JoinPlan, JoinSide } from '../plan/plan.ts';
import type { Row, SqlValue, Value } from '../semantics/value.ts';
import { GroupTable } from './group-table.ts';
import type { Evaluate, Runtime, Sink, Stateful } from './operator.ts';

interface Entry {
  readonly row: Row;
  readonly keys: readonly Value[];
  readonly position: number; // among the rows of its side
  matched: boolean;
}

interface Bucket {
  readonly keys: readonly Value[];
  entries: Entry[];
}

// Keys whose rows have all left the window are forgotten, looked for after this many rows.
const SWEEP_EVERY = 50_000;

/** One side: what waits for the other side's time, and what is in the window. */
class Side {
  waiting: { row: Row; order: number }[] = [];
  boundMs = Number.NEGATIVE_INFINITY;
  count = 0;
  inWindow: Entry[] = []; // by time; from `head` on
  head = 0;
  readonly table: GroupTable<Bucket>;
  readonly frame: Frame | undefined;
  readonly keys: readonly Evaluate[];
  readonly preserved: boolean;
  readonly width: number;

  constructor(side: JoinSide, preserved: boolean, runtime: Runtime) {
    this.frame = side.frame;
    this.keys = side.keys.map(runtime.evaluator);
    this.table = new GroupTable<Bucket>(side.keys.length);
    this.preserved = preserved;
    this.width = side.plan.columns.length;
  }

  isOpen({ row, position }: Entry, now: number): boolean {
    if (!this.frame) return false;
    return this.frame.unit === 'RANGE' ? row.rowtimeMs >= now - this.frame.sizeMs : position >= this.count - 1 - this.frame.rows;
  }

  /** When a row that nothing matched is given up. */
  expiry({ row }: Entry, now: number): number {
    return this.frame?.unit === 'RANGE' ? row.rowtimeMs + this.frame.sizeMs : now;
  }
}

/** Rows of both sides are taken in ROWTIME order: a row waits until the other side has come as far. */
export class Join implements Stateful {
  private readonly left: Side;
  private readonly right: Side;
  private readonly condition: Evaluate | undefined;
  private readonly out: Sink;
  private readonly runtime: Runtime;
  private order = 0;
  private sinceSweep = 0;

  constructor(plan: JoinPlan, out: Sink, runtime: Runtime) {
    this.left = new Side(plan.left, plan.kind === 'LEFT' || plan.kind === 'FULL', runtime);
    this.right = new Side(plan.right, plan.kind === 'RIGHT' || plan.kind === 'FULL', runtime);
    this.condition = plan.condition && runtime.evaluator(plan.condition);
    this.out = out;
    this.runtime = runtime;
  }

  input(which: 'left' | 'right'): Sink {
    const side = this[which];
    return {
      rows: (rows) => {
        for (const row of rows) side.waiting.push({ row, order: this.order++ });
        side.boundMs = Math.max(side.boundMs, rows.at(-1)?.rowtimeMs ?? side.boundMs);
        this.run();
      },
      bound: (ms) => {
        side.boundMs = Math.max(side.boundMs, ms);
        this.run();
      },
    };
  }

  private run(): void {
    const bound = Math.min(this.left.boundMs, this.right.boundMs);
    const produced: Row[] = [];
    let [l, r] = [0, 0];
    for (;;) {
      const [a, b] = [this.left.waiting[l], this.right.waiting[r]];
      const fromLeft = a && (!b || a.row.rowtimeMs < b.row.rowtimeMs || (a.row.rowtimeMs === b.row.rowtimeMs && a.order < b.order));
      const next = fromLeft ? a : b;
      if (!next || next.row.rowtimeMs > bound) break;
      if (fromLeft) l++;
      else r++;
      this.take(next.row, fromLeft ? this.left : this.right, fromLeft ? this.right : this.left, produced);
    }
    if (l > 0) this.left.waiting.splice(0, l);
    if (r > 0) this.right.waiting.splice(0, r);
    this.expire(bound, produced);
    if (produced.length > 0) this.out.rows(produced);
    if (bound > Number.NEGATIVE_INFINITY) this.out.bound(bound);
  }

  private take(row: Row, side: Side, other: Side, produced: Row[]): void {
    this.expire(row.rowtimeMs, produced);
    try {
      const keys = side.keys.map((key) => key(row, row));
      const entry: Entry = { row, keys, position: side.count++, matched: false };
      // NULL equals nothing.
      if (!keys.includes(null)) this.match(entry, side, other, produced);
      if (side.frame) {
        side.inWindow.push(entry);
        if (!keys.includes(null)) side.table.find(keys, () => ({ keys, entries: [] })).entries.push(entry);
      } else if (!entry.matched && side.preserved) produced.push(this.joined(side, entry, undefined, row.rowtimeMs));
    } catch (error) {
      this.runtime.fail(error, row);
    }
    if (++this.sinceSweep >= SWEEP_EVERY) this.sweep(row.rowtimeMs);
  }

  private match(entry: Entry, side: Side, other: Side, produced: Row[]): void {
    if (!other.frame) return;
    const now = entry.row.rowtimeMs;
    const bucket = other.table.get(entry.keys);
    if (!bucket) return;
    let gone = 0;
    while (gone < bucket.entries.length && !other.isOpen(bucket.entries[gone] as Entry, now)) gone++;
    if (gone > 0) bucket.entries.splice(0, gone);
    for (const candidate of bucket.entries) {
      const [a, b] = side === this.left ? [entry.row, candidate.row] : [candidate.row, entry.row];
      if (this.condition && this.condition(a, b) !== true) continue;
      entry.matched = true;
      candidate.matched = true;
      // ROWTIME of a match: the later of the two.
      produced.push(this.joined(side, entry, candidate.row, now));
    }
  }

  /** The result row: left values, right values, left ROWTIME, right ROWTIME. */
  private joined(side: Side, entry: Entry, other: Row | undefined, rowtimeMs: number): Row {
    const [a, b] = side === this.left ? [entry.row, other] : [other, entry.row];
    const none = (width: number): SqlValue[] => new Array<SqlValue>(width).fill(null);
    const values = [
      ...(a?.values ?? none(this.left.width)),
      ...(b?.values ?? none(this.right.width)),
      a?.rowtimeMs ?? null,
      b?.rowtimeMs ?? null,
    ];
    return { rowtimeMs, values };
  }

  /** Drops what has left the windows before `now`; unmatched rows of a preserved side leave with NULLs. */
  private expire(now: number, produced: Row[]): void {
    const unmatched: Row[] = [];
    for (const side of [this.left, this.right]) {
      while (side.head < side.inWindow.length && !side.isOpen(side.inWindow[side.head] as Entry, now)) {
        const entry = side.inWindow[side.head++] as Entry;
        if (side.preserved && !entry.matched) unmatched.push(this.joined(side, entry, undefined, side.expiry(entry, now)));
      }
      if (side.head > 1024 && side.head * 2 > side.inWindow.length) {
        side.inWindow = side.inWindow.slice(side.head);
        side.head = 0;
      }
    }
    for (const row of unmatched.sort((a, b) => a.rowtimeMs - b.rowtimeMs)) produced.push(row);
  }

  private sweep(now: number): void {
    this.sinceSweep = 0;
    for (const side of [this.left, this.right]) {
      side.table.retain(
        ({ entries }) => entries.length > 0 && side.isOpen(entries.at(-1) as Entry, now),
        ({ keys }) => keys,
      );
    }
  }

  deadline(): number | undefined {
    const times = [this.left, this.right].flatMap((side) => {
      const held = side.waiting[0]?.row.rowtimeMs ?? [];
      const pending =
        side.preserved && side.frame?.unit === 'RANGE' ? side.inWindow.slice(side.head).find(({ matched }) => !matched) : undefined;
      // A match may still come with the very ROWTIME at which the window ends, so it is given up after it.
      return [held, pending ? side.expiry(pending, 0) + 1 : []].flat();
    });
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  save(): unknown {
    const one = ({ waiting, boundMs, count, inWindow, head, table }: Side): unknown => ({
      waiting,
      boundMs,
      count,
      inWindow,
      head,
      table: table.groups,
    });
    return { left: one(this.left), right: one(this.right), order: this.order };
  }

  load(state: unknown): void {
    const saved = state as Record<'left' | 'right', Omit<Side, 'table'> & { table: readonly Bucket[] }> & { order: number };
    for (const which of ['left', 'right'] as const) {
      const { waiting, boundMs, count, inWindow, head, table } = saved[which];
      Object.assign(this[which], { waiting, boundMs, count, inWindow, head });
      this[which].table.clear();
      for (const bucket of table) this[which].table.find(bucket.keys, () => bucket);
    }
    this.order = saved.order;
  }
}
