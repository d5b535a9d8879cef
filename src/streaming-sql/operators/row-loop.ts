// The frame of a generated loop over a batch of rows: the columns in use read once, a failing row reported and passed over.
import { mayBeNull, nodesOf, ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';
import type { Row } from '../semantics/value.ts';
import { CodeWriter, type SlotText, writeScalar } from './compile-scalar.ts';
import type { Runtime } from './operator.ts';

/** Runs over a batch: `state` is the operator's, results go to `produced`. */
export type RowLoop<S> = (rows: readonly Row[], state: S, produced: Row[], fail: (error: unknown, row: Row) => void) => void;

export class LoopWriter {
  readonly writer = new CodeWriter();
  private readonly runtime: Runtime;
  private readonly other: (index: number) => string;

  /** `other` gives the text of row 1's slots, by number. */
  constructor(runtime: Runtime, other: (index: number) => string = () => 'null') {
    this.runtime = runtime;
    this.other = other;
  }

  private readonly slot: SlotText = (row, index) => {
    if (!Number.isInteger(index)) throw new Error('A slot is not a number');
    if (row === 1) return this.other(index);
    return index === ROWTIME_INDEX ? 't' : `s${index}`;
  };

  scalar(scalar: Scalar): string {
    return writeScalar(scalar, this.writer, this.slot, this.runtime.clock);
  }

  line(code: string): void {
    this.writer.line(code);
  }

  constant(value: unknown): string {
    return this.writer.constant(value);
  }

  /** WHERE: the row goes on only when it is TRUE. */
  where(condition: Scalar | undefined): void {
    if (condition) this.line(`if (${this.scalar(condition)} !== true) continue;`);
  }

  /** True when the text of the expression's value must be tested for null. */
  nullTest(scalar: Scalar, text: string): string {
    return mayBeNull(scalar) ? `${text} !== null` : 'true';
  }

  /** Opens the loop; `scalars` are all expressions that will be written inside. */
  open(scalars: readonly (Scalar | undefined)[], prologue = ''): void {
    const used = new Set(
      scalars
        .flatMap((scalar) => (scalar ? [...nodesOf(scalar)] : []))
        .flatMap((node) => (node.op === 'slot' && node.row === 0 && node.index >= 0 ? [node.index] : [])),
    );
    this.line(`${prologue}\nlet i = 0;\nwhile (i < rows.length) { try {\nfor (; i < rows.length; i++) {`);
    this.line('const row = rows[i]; const t = row.rowtimeMs; const v = row.values;');
    for (const index of used) this.line(`const s${index} = v[${index}];`);
  }

  close<S>(): RowLoop<S> {
    this.line('}\n} catch (error) { fail(error, rows[i]); i++; } }');
    return this.writer.build<RowLoop<S>>('rows, state, produced, fail');
  }
}
