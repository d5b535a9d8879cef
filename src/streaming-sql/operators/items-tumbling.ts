// TOP_K_ITEMS_TUMBLING and COUNT_DISTINCT_ITEMS_TUMBLING: one result a window of whole seconds.
import { addText, estimate, newRegisters } from '../functions/hyper-log-log.ts';
import type { FunctionPlan } from '../plan/plan.ts';
import type { Row, SqlValue } from '../semantics/value.ts';
import type { Operator, Sink } from './operator.ts';

// AWS: sqlrf-count-distinct-items-tumbling.html: exact up to 10,000 items, HyperLogLog beyond.
const EXACT_LIMIT = 10_000;

interface ItemsState {
  counts: Map<SqlValue, number>;
  registers: Uint8Array | null;
  end: number;
}

export function createItemsTumbling(plan: FunctionPlan, out: Sink): Operator {
  const column = Number(plan.settings.column);
  const sizeMs = Number(plan.settings.seconds) * 1000;
  const isTop = plan.name === 'TOP_K_ITEMS_TUMBLING';
  let state: ItemsState = { counts: new Map(), registers: null, end: Number.NEGATIVE_INFINITY };

  const close = (): Row[] => {
    const { counts, registers, end } = state;
    state = { counts: new Map(), registers: null, end: Number.NEGATIVE_INFINITY };
    if (counts.size === 0) return [];
    if (!isTop) return [{ rowtimeMs: end, values: [registers ? estimate(registers) : counts.size] }];
    const ranked = [...counts].sort(([, a], [, b]) => b - a).slice(0, Number(plan.settings.k));
    return ranked.map(([item, count]) => ({ rowtimeMs: end, values: [item === null ? null : String(item), count] }));
  };
  const count = (item: SqlValue): void => {
    if (isTop) state.counts.set(item, (state.counts.get(item) ?? 0) + 1);
    else if (state.registers) addText(state.registers, `${typeof item} ${item}`);
    else {
      state.counts.set(item, 1);
      if (state.counts.size <= EXACT_LIMIT) return;
      state.registers = newRegisters();
      for (const known of state.counts.keys()) addText(state.registers, `${typeof known} ${known}`);
      state.counts = new Map([[item, 1]]);
    }
  };
  return {
    rows(rows) {
      const produced: Row[] = [];
      for (const row of rows) {
        if (row.rowtimeMs >= state.end) {
          produced.push(...close());
          state.end = (Math.floor(row.rowtimeMs / sizeMs) + 1) * sizeMs;
        }
        const item = row.values[column] as SqlValue;
        if (item !== null || isTop) count(item);
      }
      if (produced.length > 0) out.rows(produced);
    },
    bound(ms) {
      const produced = ms >= state.end ? close() : [];
      if (produced.length > 0) out.rows(produced);
      out.bound(ms);
    },
    deadline: () => (state.counts.size > 0 ? state.end : undefined),
    save: () => state,
    load(saved) {
      state = saved as ItemsState;
    },
  };
}
