// Several inputs as one, by ROWTIME: the faster waits for the slower, or for its bound.
import type { Row } from '../semantics/value.ts';
import type { Sink } from './operator.ts';

interface MergeInput {
  bound: number;
  waiting: Row[];
}

/** UNION ALL, and a stream into which several pumps insert. */
export class Merge {
  private inputs: MergeInput[];
  private readonly out: Sink;
  private sent = Number.NEGATIVE_INFINITY;

  constructor(count: number, out: Sink) {
    this.inputs = Array.from({ length: count }, () => ({ bound: Number.NEGATIVE_INFINITY, waiting: [] }));
    this.out = out;
  }

  /** The sink of one input. */
  input(index: number): Sink {
    return {
      rows: (rows) => {
        const input = this.inputs[index] as MergeInput;
        for (const row of rows) input.waiting.push(row);
        input.bound = Math.max(input.bound, rows.at(-1)?.rowtimeMs ?? input.bound);
        this.release();
      },
      bound: (ms) => {
        const input = this.inputs[index] as MergeInput;
        input.bound = Math.max(input.bound, ms);
        this.release();
      },
    };
  }

  private release(): void {
    const bound = Math.min(...this.inputs.map((input) => input.bound));
    const ready: Row[] = [];
    for (const input of this.inputs) {
      let count = 0;
      while (count < input.waiting.length && (input.waiting[count] as Row).rowtimeMs <= bound) count++;
      // One by one: a bound may release more rows than a call takes arguments.
      for (const row of input.waiting.splice(0, count)) ready.push(row);
    }
    // A stable sort: of the rows that are there, those of one ROWTIME stand in the order of their inputs. A row of the same
    // ROWTIME that comes later stands behind them: waiting for it would hold back every result by a bound.
    if (ready.length > 0) this.out.rows(ready.sort((a, b) => a.rowtimeMs - b.rowtimeMs));
    if (bound > this.sent) {
      this.sent = bound;
      this.out.bound(bound);
    }
  }

  deadline(): number | undefined {
    const waiting = this.inputs.flatMap((input) => input.waiting[0]?.rowtimeMs ?? []);
    return waiting.length > 0 ? Math.min(...waiting) : undefined;
  }

  save(): unknown {
    return { inputs: this.inputs, sent: this.sent };
  }

  load(state: unknown): void {
    const saved = state as { inputs: MergeInput[]; sent: number };
    this.inputs = saved.inputs;
    this.sent = saved.sent;
  }
}
