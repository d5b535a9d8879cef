// EXISTS and IN over tables: each row looks whether the table has what it asks for.
import type { MembershipPlan, TableTest } from '../plan/plan.ts';
import type { Row, Value } from '../semantics/value.ts';
import { GroupTable, keyOf } from './group-table.ts';
import { NO_ROW, type Operator, type Runtime, type Sink, STATELESS } from './operator.ts';

/** Rows of the table that have the same keys. */
interface Group {
  readonly rows: Row[];
  readonly values: Set<Value>; // of IN, where equality is that of the values themselves
  hasNull: boolean;
}

interface Test {
  readonly table: Sink;
  readonly result: (row: Row) => boolean | null;
}

/** The tables' rows are read when the application starts, and are no part of its open windows. */
export function createMembership(plan: MembershipPlan, out: Sink, runtime: Runtime): { input: Operator; tables: readonly Sink[] } {
  const tests = plan.tests.map((test) => createTest(test, runtime));
  return {
    tables: tests.map(({ table }) => table),
    input: {
      ...STATELESS,
      rows(rows) {
        const produced: Row[] = [];
        for (const row of rows) {
          try {
            produced.push({ rowtimeMs: row.rowtimeMs, values: [...row.values, ...tests.map(({ result }) => result(row))] });
          } catch (error) {
            runtime.fail(error, row);
          }
        }
        if (produced.length > 0) out.rows(produced);
      },
      bound: (ms) => out.bound(ms),
    },
  };
}

function createTest({ rowKeys, tableKeys, condition, equal, member }: TableTest, runtime: Runtime): Test {
  const ofRow = rowKeys.map(runtime.evaluator);
  const ofTable = tableKeys.map(runtime.evaluator);
  const fits = condition && runtime.evaluator(condition);
  const [memberOfRow, memberOfTable] = [member && runtime.evaluator(member.row), member && runtime.evaluator(member.table)];
  const isEqual = equal && runtime.evaluator(equal);
  const groups = new GroupTable<Group>(rowKeys.length);

  const amongValues = (group: Group, value: Value): boolean | null => {
    if (value === null) return null;
    return group.values.has(keyOf(value)) ? true : group.hasNull ? null : false;
  };
  /** Three-valued: an unknown equality leaves open whether the value is there. */
  const amongRows = (group: Group, row: Row): boolean | null => {
    let found: false | null = false;
    for (const candidate of group.rows) {
      if (fits && fits(row, candidate) !== true) continue;
      const answer = isEqual ? isEqual(row, candidate) : true;
      if (answer === true) return true;
      if (answer === null) found = null;
    }
    return found;
  };
  return {
    result(row) {
      const keys = ofRow.map((key) => key(row, NO_ROW));
      const group = keys.includes(null) ? undefined : groups.get(keys);
      if (!group) return false;
      return memberOfRow ? amongValues(group, memberOfRow(row, NO_ROW)) : amongRows(group, row);
    },
    table: {
      rows(rows) {
        for (const row of rows) {
          const keys = ofTable.map((key) => key(row, NO_ROW));
          if (keys.includes(null)) continue;
          const group = groups.find(keys, () => ({ rows: [], values: new Set(), hasNull: false }));
          if (!memberOfTable) {
            group.rows.push(row);
            continue;
          }
          const value = memberOfTable(row, NO_ROW);
          if (value === null) group.hasNull = true;
          else group.values.add(keyOf(value));
        }
      },
      bound() {},
    },
  };
}
