// What a learner has in the playground, as it is kept in the browser and carried by links; and the check that read data has its shape.
import { DATA_SETS, dataSet, FIRST_SET } from './data-sets.ts';
import { LIMITS, type TimeChoice } from './engine/protocol.ts';

export interface Work {
  readonly sql: string;
  /** The id of a data set, or `own` for pasted text. */
  readonly source: string;
  /** What was pasted; it stays while a data set is chosen. */
  readonly ownText: string;
  /** Absent: as the data set or the data suggests. */
  readonly time?: TimeChoice;
}

export const NEW_WORK: Work = { sql: FIRST_SET.query, source: FIRST_SET.id, ownText: '' };

/** Nothing is lost when it is replaced: an example query, and no data of one's own. */
export function isUntouched({ sql, ownText }: Work): boolean {
  return ownText === '' && (sql.trim() === '' || DATA_SETS.some(({ query }) => query === sql));
}

/** Whether both mean the same to a learner. */
export function sameWork(one: Work, other: Work): boolean {
  return (
    JSON.stringify([one.sql, one.source, one.ownText, one.time]) === JSON.stringify([other.sql, other.source, other.ownText, other.time])
  );
}

/** Takes what was stored or sent; undefined when it has not the shape. Unknown members are left out. */
export function parseWork(given: unknown): Work | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { sql, source, ownText = '', time } = given as Partial<Record<keyof Work, unknown>>;
  if (typeof sql !== 'string' || sql.length > LIMITS.sqlCharacters) return undefined;
  if (typeof ownText !== 'string' || ownText.length > LIMITS.dataBytes) return undefined;
  if (typeof source !== 'string' || (source !== 'own' && !dataSet(source))) return undefined;
  const choice = time === undefined ? undefined : parseTime(time);
  return { sql, source, ownText, ...(choice && { time: choice }) };
}

const LONGEST_GAP_MS = 86_400_000;

function parseTime(given: unknown): TimeChoice | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { kind, everyMs, column, order } = given as Readonly<Record<string, unknown>>;
  if (kind === 'spaced' && typeof everyMs === 'number' && everyMs >= 1 && everyMs <= LONGEST_GAP_MS && Number.isInteger(everyMs))
    return { kind, everyMs };
  if (kind === 'column' && typeof column === 'string' && (order === 'sorted' || order === 'arrived')) return { kind, column, order };
  return undefined;
}
