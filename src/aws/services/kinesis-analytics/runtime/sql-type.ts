// The SQL type of a column of an input schema, taken apart: `VARCHAR(4)`, `DECIMAL(10, 2)`, `DOUBLE PRECISION`.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html

export type SqlTypeName =
  | 'TINYINT'
  | 'SMALLINT'
  | 'INTEGER'
  | 'BIGINT'
  | 'DECIMAL'
  | 'REAL'
  | 'DOUBLE'
  | 'BOOLEAN'
  | 'CHAR'
  | 'VARCHAR'
  | 'BINARY'
  | 'VARBINARY'
  | 'DATE'
  | 'TIME'
  | 'TIMESTAMP';

export interface SqlType {
  readonly name: SqlTypeName;
  /** Characters of CHAR and VARCHAR, bytes of BINARY and VARBINARY. */
  readonly length: number;
  /** Digits of a DECIMAL, and how many of them stand behind the point. */
  readonly precision: number;
  readonly scale: number;
}

const SPELLINGS: Readonly<Record<string, SqlTypeName>> = {
  TINYINT: 'TINYINT',
  SMALLINT: 'SMALLINT',
  INTEGER: 'INTEGER',
  INT: 'INTEGER',
  BIGINT: 'BIGINT',
  DECIMAL: 'DECIMAL',
  DEC: 'DECIMAL',
  NUMERIC: 'DECIMAL',
  REAL: 'REAL',
  DOUBLE: 'DOUBLE',
  'DOUBLE PRECISION': 'DOUBLE',
  FLOAT: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  CHAR: 'CHAR',
  CHARACTER: 'CHAR',
  VARCHAR: 'VARCHAR',
  'CHARACTER VARYING': 'VARCHAR',
  BINARY: 'BINARY',
  VARBINARY: 'VARBINARY',
  'BINARY VARYING': 'VARBINARY',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: 'TIMESTAMP',
};

/** AWS: n must be less than 65535. A varying type without a length has this one (inferred). */
const LONGEST = 65_534;

/** Reads a type; undefined when it is none that a column can have. */
export function parseSqlType(text: string): SqlType | undefined {
  const match = /^([A-Z]+(?: [A-Z]+)?)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?$/.exec(text.trim().toUpperCase().replace(/\s+/g, ' '));
  const name = match && SPELLINGS[match[1] ?? ''];
  if (!name) return undefined;
  const first = match[2] === undefined ? undefined : Number(match[2]);
  const isVarying = name === 'VARCHAR' || name === 'VARBINARY';
  return { name, length: first ?? (isVarying ? LONGEST : 1), precision: first ?? 18, scale: Number(match[3] ?? 0) };
}
