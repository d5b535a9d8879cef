// Random application code: mostly well-typed, so that it comes past the binder, with some chaos in types, names and words.
import type { Random } from '../differential/random.ts';
import { HOSTILE, HOSTILE_NAMES } from './hostile.ts';

type Kind = 'number' | 'text' | 'truth' | 'time' | 'interval';
const KINDS: readonly Kind[] = ['number', 'text', 'truth', 'time', 'interval'];

export interface FuzzColumn {
  readonly name: string;
  readonly type: string;
  readonly kind: Kind;
}

const TYPES: Readonly<Record<Exclude<Kind, 'interval'>, readonly string[]>> = {
  number: ['INTEGER', 'BIGINT', 'DOUBLE', 'TINYINT', 'SMALLINT', 'REAL', 'DECIMAL(8,2)', 'DECIMAL(18,3)', 'DECIMAL(18,18)'],
  text: ['VARCHAR(16)', 'CHAR(4)', 'VARCHAR(1)'],
  truth: ['BOOLEAN'],
  time: ['TIMESTAMP', 'TIMESTAMP', 'TIMESTAMP', 'TIMESTAMP', 'DATE', 'TIME'],
};

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Columns with hostile names, one of each kind at least. */
export function columns(random: Random): FuzzColumn[] {
  const kinds = [
    ...(Object.keys(TYPES) as (keyof typeof TYPES)[]),
    ...random.list(0, 3, () => random.pick(Object.keys(TYPES) as (keyof typeof TYPES)[])),
  ];
  const names = new Set<string>();
  return kinds.map((kind, i) => {
    let name = random.chance(0.4) ? random.pick(HOSTILE_NAMES) : `C${i}`;
    if (names.has(name)) name = `C${i}`;
    names.add(name);
    return { name, type: random.pick(TYPES[kind]), kind };
  });
}

/** Writes expressions over columns; `depth` keeps them finite. */
export class Grammar {
  private readonly random: Random;
  private readonly columns: readonly FuzzColumn[];
  private readonly stream: string;

  constructor(random: Random, stream: string, list: readonly FuzzColumn[]) {
    this.random = random;
    this.columns = list;
    this.stream = stream;
  }

  column(kind: Kind): string {
    const fitting = this.columns.filter((column) => column.kind === kind || this.random.chance(0.02));
    const found = fitting.length > 0 ? this.random.pick(fitting) : undefined;
    if (!found) return this.constant(kind);
    return this.random.chance(0.2) ? `${quoted(this.stream)}.${quoted(found.name)}` : quoted(found.name);
  }

  constant(kind: Kind): string {
    const { random } = this;
    if (random.chance(0.05)) return random.pick(['NULL', 'CAST(NULL AS INTEGER)', "X'0F'", 'UNKNOWN']);
    switch (kind) {
      case 'number':
        return random.pick([
          '0',
          '1',
          '-1',
          '2.5',
          '1e3',
          '127',
          '2147483647',
          '9007199254740993',
          '9223372036854775807',
          '-9223372036854775808',
          '123456789012345.678',
          '0.000000000000000001',
          '.5',
          '0.001',
          '42',
          '7',
          random.chance(0.1) ? '99999999999999999999' : '3',
        ]);
      case 'text':
        return random.chance(0.6)
          ? literal(random.pick(HOSTILE))
          : random.pick(["''", "'a'", "'ab%'", "u&'\\0041'", "'2018-11-01 01:00:00'", "'12'"]);
      case 'truth':
        return random.pick(['TRUE', 'FALSE', 'UNKNOWN']);
      case 'time':
        return random.pick([
          "TIMESTAMP '2018-11-01 01:00:00'",
          "DATE '2018-11-01'",
          "TIME '01:00:00'",
          'CURRENT_TIMESTAMP',
          'CURRENT_ROW_TIMESTAMP',
          'CURRENT_DATE',
          `${quoted(this.stream)}.ROWTIME`,
          'ROWTIME',
        ]);
      case 'interval':
        return random.pick([
          "INTERVAL '1' SECOND",
          "INTERVAL '10' MINUTE",
          "INTERVAL '1' DAY",
          "INTERVAL '1 02:03' DAY TO MINUTE",
          "INTERVAL '1' MONTH",
          "INTERVAL '99' YEAR",
        ]);
    }
  }

  expression(kind: Kind = this.random.pick(KINDS), depth = 3): string {
    const { random } = this;
    if (random.chance(0.02)) return this.expression(random.pick(KINDS), depth - 1);
    if (depth <= 0 || random.chance(0.25)) return random.chance(0.65) ? this.column(kind) : this.constant(kind);
    const e = (k: Kind): string => this.expression(k, depth - 1);
    const any = (): string => e(random.pick(KINDS));
    if (random.chance(0.08)) return `CASE WHEN ${e('truth')} THEN ${e(kind)} ELSE ${e(kind)} END`;
    if (random.chance(0.04)) return `CASE ${e('number')} WHEN ${e('number')} THEN ${e(kind)} END`;
    if (random.chance(0.04)) return random.pick([`COALESCE(${e(kind)}, ${e(kind)})`, `NULLIF(${e(kind)}, ${e(kind)})`]);
    switch (kind) {
      case 'number':
        return random.pick([
          () => `(${e('number')} ${random.pick(['+', '-', '*', '/'])} ${e('number')})`,
          () => `${random.pick(['ABS', 'CEIL', 'FLOOR', 'EXP', 'LN', 'LOG10'])}(${e('number')})`,
          () => `MOD(${e('number')}, ${e('number')})`,
          () => `POWER(${e('number')}, ${e('number')})`,
          () => `STEP(${e('number')} BY ${this.constant('number')})`,
          () => `CHAR_LENGTH(${e('text')})`,
          () => `POSITION(${e('text')} IN ${e('text')})`,
          () => `EXTRACT(${random.pick(['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'])} FROM ${e('time')})`,
          () => `TSDIFF(${e('time')}, ${e('time')})`,
          () => `UNIX_TIMESTAMP(${e('time')})`,
          () => `CAST(${any()} AS ${random.pick(TYPES.number)})`,
          () => `- ${e('number')}`,
        ])();
      case 'text':
        return random.pick([
          () => `(${e('text')} || ${e('text')})`,
          () => `${random.pick(['UPPER', 'LOWER', 'INITCAP'])}(${e('text')})`,
          () => `SUBSTRING(${e('text')} FROM ${e('number')} FOR ${e('number')})`,
          () => `SUBSTRING(${e('text')}, ${e('number')})`,
          () => `TRIM(${random.pick(['BOTH', 'LEADING', 'TRAILING'])} ${literal(random.pick([' ', 'a', '']))} FROM ${e('text')})`,
          () => `OVERLAY(${e('text')} PLACING ${e('text')} FROM ${e('number')} FOR ${e('number')})`,
          () => `REGEX_REPLACE(${e('text')}, ${literal(random.pick(['a', '[', '(', '.', '\\', '$', 'a{2}', '^']))}, ${e('text')}, 1, 0)`,
          () => `CAST(${any()} AS ${random.pick(TYPES.text)})`,
          () => `TIMESTAMP_TO_CHAR(${literal(random.pick(['yyyy-MM-dd', 'hh:mm:ss.SSS', "'", 'QQQ', 'EEE d MMM', '']))}, ${e('time')})`,
        ])();
      case 'truth':
        return random.pick([
          () => `(${e('truth')} ${random.pick(['AND', 'OR'])} ${e('truth')})`,
          () => `(NOT ${e('truth')})`,
          () => `(${e('number')} ${random.pick(['=', '<>', '<', '>=', '!='])} ${e('number')})`,
          () => `(${e('text')} ${random.pick(['=', '<'])} ${e('text')})`,
          () => `(${e('time')} BETWEEN ${e('time')} AND ${e('time')})`,
          () => `(${e('number')} IN (${this.constant('number')}, ${this.constant('number')}))`,
          () =>
            `(${e('text')} LIKE ${random.chance(0.5) ? this.constant('text') : literal(random.pick(['%x%x%x%x%x%x%x%y', '%_%_%_%a', 'x%%%%%%%%y']))})`,
          () =>
            `(${e('text')} SIMILAR TO ${literal(random.pick(['a*', '[a-c]', '(a|b)', '%', '_', '[', '(', '*', 'a{1,2}', '(a+)+b', '(x*)*y', '(x|x)*y', '%x%x%x%x%y']))})`,
          () => `(${any()} IS ${random.pick(['NULL', 'NOT NULL'])})`,
          () => `(${e('truth')} IS ${random.pick(['TRUE', 'NOT FALSE', 'UNKNOWN'])})`,
          () => `(${e('number')} IS DISTINCT FROM ${e('number')})`,
          () => `((${e('time')}, ${e('time')}) ${random.pick(['OVERLAPS', 'CONTAINS', 'PRECEDES'])} (${e('time')}, ${e('time')}))`,
        ])();
      case 'time':
        return random.pick([
          () => `(${e('time')} ${random.pick(['+', '-'])} ${e('interval')})`,
          () => `FLOOR(${e('time')} TO ${random.pick(['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'])})`,
          () => `STEP(${e('time')} BY ${this.constant('interval')})`,
          () => `TO_TIMESTAMP(${e('number')})`,
          () => `CHAR_TO_TIMESTAMP(${literal(random.pick(['yyyy-MM-dd HH:mm:ss', 'yy', "''", '[']))}, ${e('text')})`,
          () => `CAST(${any()} AS ${random.pick(TYPES.time)})`,
        ])();
      case 'interval':
        return random.pick([
          () => `((${e('time')} - ${e('time')}) ${random.pick(['DAY TO SECOND', 'SECOND', 'MONTH'])})`,
          () => `(${e('interval')} * ${e('number')})`,
          () => `(${e('interval')} + ${e('interval')})`,
        ])();
    }
  }

  aggregate(): string {
    const name = this.random.pick(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'STDDEV_SAMP', 'VAR_POP', 'FIRST_VALUE', 'LAST_VALUE']);
    if (name === 'COUNT' && this.random.chance(0.5)) return 'COUNT(*)';
    return `${name}(${this.expression(/^(COUNT|MIN|MAX|FIRST|LAST)/.test(name) ? undefined : 'number', 1)})`;
  }

  private over(): string {
    const by = this.random.chance(0.6) ? `PARTITION BY ${this.expression(undefined, 1)} ` : '';
    return `(${by}${this.random.pick(["RANGE INTERVAL '5' SECOND PRECEDING", 'ROWS 3 PRECEDING', 'ROWS 0 PRECEDING', "RANGE INTERVAL '1' HOUR PRECEDING", 'RANGE UNBOUNDED PRECEDING', 'ROWS BETWEEN 2 PRECEDING AND CURRENT ROW'])})`;
  }

  private items(make: () => string): string {
    return this.random
      .list(1, 4, () => `${make()}${this.random.chance(0.3) ? ` AS ${quoted(this.random.pick(HOSTILE_NAMES))}` : ''}`)
      .join(', ');
  }

  query(): string {
    const { random } = this;
    const from = quoted(this.stream);
    const where = random.chance(0.4) ? ` WHERE ${this.expression('truth')}` : '';
    const timeKey = random.pick([`STEP(${from}.ROWTIME BY INTERVAL '10' SECOND)`, `FLOOR(${from}.ROWTIME TO MINUTE)`]);
    const key = (): string => this.expression(undefined, 1);
    const joined = random.pick(this.columns).name;
    return random.pick([
      () => `SELECT STREAM ${this.items(() => this.expression())} FROM ${from}${where}`,
      () =>
        `SELECT STREAM ${this.items(() => this.aggregate())} FROM ${from}${where} GROUP BY ${key()}, ${timeKey}${random.chance(0.3) ? ` HAVING ${this.aggregate()} > 1` : ''}`,
      () => `SELECT STREAM ${this.items(() => `${this.aggregate()} OVER ${this.over()}`)} FROM ${from}${where}`,
      () =>
        `SELECT STREAM LAG(${key()}, 1) OVER ${this.over()}, EXP_AVG(${this.expression('number', 1)}, INTERVAL '1' SECOND) OVER ${this.over()} FROM ${from}`,
      () =>
        `SELECT STREAM ${this.items(() => this.aggregate())} FROM ${from}${where} WINDOWED BY STAGGER (PARTITION BY ${key()} RANGE INTERVAL '1' MINUTE)`,
      () => `SELECT STREAM DISTINCT ${timeKey}, ${key()} FROM ${from}`,
      () => `SELECT STREAM * FROM ${from} ORDER BY FLOOR(${from}.ROWTIME TO SECOND), ${key()} DESC`,
      () =>
        `SELECT STREAM l.*, r.ROWTIME FROM ${from} OVER (RANGE INTERVAL '5' SECOND PRECEDING) AS l ${random.pick(['JOIN', 'LEFT JOIN', 'FULL JOIN'])} ${from} OVER (ROWS 2 PRECEDING) AS r ON l.${quoted(joined)} = r.${quoted(joined)}`,
      () => `SELECT STREAM ${key()} FROM ${from} UNION ALL SELECT STREAM ${key()} FROM ${from}`,
      () =>
        `SELECT STREAM * FROM TABLE(${random.pick(['TOP_K_ITEMS_TUMBLING(', 'COUNT_DISTINCT_ITEMS_TUMBLING('])}CURSOR(SELECT STREAM * FROM ${from}), ${literal(joined)}, ${random.pick(['3, 10', '10', '3, 3600'])}))`,
      () => `SELECT STREAM * FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM ${from}), 10, 20))`,
      () => `SELECT STREAM i.* FROM (SELECT STREAM ${this.items(() => this.expression())} FROM ${from}) AS i`,
      () =>
        `SELECT STREAM l.r."COLUMN1" FROM (SELECT STREAM ${random.pick(['REGEX_LOG_PARSE', 'VARIABLE_COLUMN_LOG_PARSE', 'W3C_LOG_PARSE'])}(${this.expression('text', 1)}, ${this.constant('text')}) FROM ${from}) AS l(r)`,
    ])();
  }
}
