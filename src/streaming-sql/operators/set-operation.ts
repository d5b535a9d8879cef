// UNION, EXCEPT and INTERSECT of tables: both sides are read to their end, then each row stands once.
import type { SetPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import { GroupTable } from './group-table.ts';
import type { Sink } from './operator.ts';

/** NULL equals NULL here. Both inputs end when the application starts, so nothing is ever open. */
export function createSetOperation({ operator, columns }: SetPlan, out: Sink): readonly [Sink, Sink] {
  const sides: readonly [Row[], Row[]] = [[], []];
  let open = sides.length;

  const finish = (): void => {
    const [left, right] = sides;
    const other = new GroupTable<readonly SqlValue[]>(columns.length);
    if (operator !== 'UNION') for (const { values } of right) other.find(values, () => values);
    const given = new GroupTable<readonly SqlValue[]>(columns.length);
    const rows = (operator === 'UNION' ? [...left, ...right] : left).filter(({ values }) => {
      const isOther = other.get(values) !== undefined;
      if (operator === 'EXCEPT' ? isOther : operator === 'INTERSECT' && !isOther) return false;
      return given.find(values, () => values) === values;
    });
    if (rows.length > 0) out.rows(rows);
    out.bound(Number.POSITIVE_INFINITY);
  };
  const input = (side: Row[]): Sink => ({
    rows(rows) {
      for (const row of rows) side.push(row);
    },
    bound(ms) {
      if (ms === Number.POSITIVE_INFINITY && --open === 0) finish();
    },
  });
  return [input(sides[0]), input(sides[1])];
}
