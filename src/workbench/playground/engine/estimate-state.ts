// How much a query has to remember of this data: an upper bound for each operator, counted before any filter.
import { INPUT_STREAM, type OperatorDescription, type PumpDescription } from './protocol.ts';
import type { ReadRows } from './read-rows.ts';
import type { TimedRow } from './row-times.ts';

/** Adds to each operator that reads the data directly what its state comes to. Others keep their words alone. */
export function withEstimates(
  plan: readonly PumpDescription[],
  columns: ReadRows['columns'],
  rows: readonly TimedRow[],
): readonly PumpDescription[] {
  const visit = (operator: OperatorDescription): OperatorDescription => {
    const estimate = readsTheData(operator) ? estimateOf(operator, columns, rows) : undefined;
    return { ...operator, inputs: operator.inputs.map(visit), ...(estimate !== undefined && { estimate }) };
  };
  return plan.map((pump) => ({ ...pump, plan: visit(pump.plan) }));
}

/** Behind selections only: windows behind windows see other rows. */
function readsTheData({ inputs }: OperatorDescription): boolean {
  const [input, ...others] = inputs;
  if (!input || others.length > 0) return false;
  return input.stream === INPUT_STREAM || (input.remembers === 'nothing' && readsTheData(input));
}

function estimateOf({ operator, windowMs, details }: OperatorDescription, columns: ReadRows['columns'], rows: readonly TimedRow[]) {
  if (windowMs === undefined) return undefined;
  if (operator === 'sliding window') return `in this data at most ${counted(mostWithin(rows, windowMs), 'row')} at a time`;
  const key = details.find(([name]) => name === 'key')?.[1];
  if (key === undefined) return undefined;
  const places = key.split(', ').map((name) => columns.findIndex((column) => name === `${INPUT_STREAM}.${column.name}`));
  if (places.includes(-1)) return undefined;
  const keys = new Set(rows.map(({ values }) => JSON.stringify(places.map((place) => String(values[place])))));
  return `in this data at most ${counted(keys.size, 'group')} at a time`;
}

/** The most rows that lie in any stretch of that length, both ends included. Rows that come late do not count twice. */
function mostWithin(rows: readonly TimedRow[], windowMs: number): number {
  const times = rows.map(({ rowtimeMs }) => rowtimeMs).sort((one, other) => one - other);
  let first = 0;
  let most = 0;
  for (const [last, time] of times.entries()) {
    while ((times[first] as number) < time - windowMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

const counted = (count: number, word: string) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
