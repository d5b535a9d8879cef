// A join of two streams: each row meets the other side's window. AWS: sql-reference-join-clause.html
import type { JoinPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import { type Entry, JoinSideState } from './join-side.ts';
import type { Evaluate, Runtime, Sink, Stateful } from './operator.ts';

/** Rows of both sides are taken in ROWTIME order: a row waits until the other side has come as far. */
export class Join implements Stateful {
  private readonly left: JoinSideState;
  private readonly right: JoinSideState;
  private readonly condition: Evaluate | undefined;
  private readonly out: Sink;
  private readonly runtime: Runtime;
  private order = 0;

  constructor(plan: JoinPlan, out: Sink, runtime: Runtime) {
    this.left = new JoinSideState(plan.left, plan.kind === 'LEFT' || plan.kind === 'FULL', runtime);
    this.right = new JoinSideState(plan.right, plan.kind === 'RIGHT' || plan.kind === 'FULL', runtime);
    this.condition = plan.condition && runtime.evaluator(plan.condition);
    this.out = out;
    this.runtime = runtime;
  }

  input(which: 'left' | 'right'): Sink {
    const side = this[which];
    return {
      rows: (rows) => {
        for (const row of rows) {
          side.waiting.push(row);
          side.orders.push(this.order++);
        }
        side.boundMs = Math.max(side.boundMs, rows.at(-1)?.rowtimeMs ?? side.boundMs);
        this.run();
      },
      bound: (ms) => {
        if (ms <= side.boundMs && side.waiting.length === 0) return;
        side.boundMs = Math.max(side.boundMs, ms);
        this.run();
      },
    };
  }

  private run(): void {
    const { left, right } = this;
    const bound = Math.min(left.boundMs, right.boundMs);
    const produced: Row[] = [];
    let [l, r] = [0, 0];
    for (;;) {
      const [a, b] = [left.waiting[l], right.waiting[r]];
      const fromLeft =
        a && (!b || a.rowtimeMs < b.rowtimeMs || (a.rowtimeMs === b.rowtimeMs && (left.orders[l] as number) < (right.orders[r] as number)));
      const next = fromLeft ? a : b;
      if (!next || next.rowtimeMs > bound) break;
      if (fromLeft) l++;
      else r++;
      this.take(next, fromLeft ? left : right, fromLeft ? right : left, produced);
    }
    for (const [side, taken] of [[left, l] as const, [right, r] as const]) {
      if (taken === 0) continue;
      side.waiting = side.waiting.slice(taken);
      side.orders = side.orders.slice(taken);
    }
    this.expire(bound, produced);
    if (produced.length > 0) this.out.rows(produced);
    if (bound > Number.NEGATIVE_INFINITY) this.out.bound(bound);
  }

  private take(row: Row, side: JoinSideState, other: JoinSideState, produced: Row[]): void {
    this.expire(row.rowtimeMs, produced);
    try {
      const entry = side.entryOf(row);
      if (other.frame && !entry.keys.includes(null)) this.match(entry, side, other, produced);
      if (side.frame) {
        side.enter(entry);
        // Where rows are counted, this one pushes another out: now, not when the next one comes.
        if (side.frame.unit === 'ROWS') this.expire(row.rowtimeMs, produced);
      } else if (!entry.matched && side.preserved) produced.push(this.joined(side, row, undefined, row.rowtimeMs));
    } catch (error) {
      this.runtime.fail(error, row);
    }
  }

  private match(entry: Entry, side: JoinSideState, other: JoinSideState, produced: Row[]): void {
    for (const candidate of other.candidates(entry.keys)) {
      const [a, b] = side === this.left ? [entry.row, candidate.row] : [candidate.row, entry.row];
      if (this.condition && this.condition(a, b) !== true) continue;
      entry.matched = true;
      candidate.matched = true;
      // ROWTIME of a match: the later of the two.
      produced.push(this.joined(side, entry.row, candidate.row, entry.row.rowtimeMs));
    }
  }

  /** The result row: left values, right values, left ROWTIME, right ROWTIME. */
  private joined(side: JoinSideState, row: Row, other: Row | undefined, rowtimeMs: number): Row {
    const [a, b] = side === this.left ? [row, other] : [other, row];
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
    let unmatched: Row[] | undefined;
    for (const side of [this.left, this.right]) {
      for (let entry = side.leave(now); entry; entry = side.leave(now)) {
        if (!side.preserved || entry.matched) continue;
        unmatched ??= [];
        unmatched.push(this.joined(side, entry.row, undefined, side.expiry(entry, now)));
      }
    }
    if (unmatched) for (const row of unmatched.sort((a, b) => a.rowtimeMs - b.rowtimeMs)) produced.push(row);
  }

  deadline(): number | undefined {
    const [a, b] = [this.left.deadline(), this.right.deadline()];
    return a === undefined ? b : b === undefined ? a : Math.min(a, b);
  }

  save(): unknown {
    return { left: this.left.save(), right: this.right.save(), order: this.order };
  }

  load(state: unknown): void {
    const saved = state as { left: ReturnType<JoinSideState['save']>; right: ReturnType<JoinSideState['save']>; order: number };
    this.left.load(saved.left);
    this.right.load(saved.right);
    this.order = saved.order;
  }
}
