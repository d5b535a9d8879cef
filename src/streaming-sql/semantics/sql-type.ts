// SQL types: kinds, families, how they print, and the arithmetic rules of precision and scale.
import type { IntervalQualifier, TypeName } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';

export type TypeKind =
  | 'NULL'
  | 'BOOLEAN'
  | 'TINYINT'
  | 'SMALLINT'
  | 'INTEGER'
  | 'BIGINT'
  | 'DECIMAL'
  | 'REAL'
  | 'FLOAT'
  | 'DOUBLE'
  | 'CHAR'
  | 'VARCHAR'
  | 'BINARY'
  | 'VARBINARY'
  | 'DATE'
  | 'TIME'
  | 'TIMESTAMP'
  | 'INTERVAL'
  | 'ROW'
  | 'PERIOD';

export interface RecordField {
  readonly name: string;
  readonly type: SqlType;
}

export interface SqlType {
  readonly kind: TypeKind;
  readonly precision?: number; // DECIMAL digits, CHAR and BINARY length
  readonly scale?: number;
  readonly qualifier?: IntervalQualifier;
  readonly fields?: readonly RecordField[]; // ROW
}

export type TypeFamily = 'null' | 'boolean' | 'numeric' | 'character' | 'binary' | 'datetime' | 'interval' | 'record' | 'period';

// AWS: sql-reference-data-types.html prints 19 digits, sql-reference-numeric-types-precision.html 18: the rules' own page wins.
export const MAX_DECIMAL_PRECISION = 18;
const MAX_LENGTH = 65_534;

export const NULL_TYPE: SqlType = { kind: 'NULL' };
export const BOOLEAN: SqlType = { kind: 'BOOLEAN' };
export const INTEGER: SqlType = { kind: 'INTEGER' };
export const BIGINT: SqlType = { kind: 'BIGINT' };
export const DOUBLE: SqlType = { kind: 'DOUBLE' };
export const DATE: SqlType = { kind: 'DATE' };
export const TIME: SqlType = { kind: 'TIME' };
export const TIMESTAMP: SqlType = { kind: 'TIMESTAMP' };

export const varchar = (length: number): SqlType => ({ kind: 'VARCHAR', precision: Math.min(MAX_LENGTH, Math.max(1, length)) });
export const interval = (qualifier: IntervalQualifier): SqlType => ({ kind: 'INTERVAL', qualifier });

export function decimal(precision: number, scale: number): SqlType {
  const p = Math.min(MAX_DECIMAL_PRECISION, precision);
  return { kind: 'DECIMAL', precision: p, scale: Math.min(scale, p) };
}

const FAMILIES: Readonly<Record<TypeKind, TypeFamily>> = {
  NULL: 'null',
  BOOLEAN: 'boolean',
  TINYINT: 'numeric',
  SMALLINT: 'numeric',
  INTEGER: 'numeric',
  BIGINT: 'numeric',
  DECIMAL: 'numeric',
  REAL: 'numeric',
  FLOAT: 'numeric',
  DOUBLE: 'numeric',
  CHAR: 'character',
  VARCHAR: 'character',
  BINARY: 'binary',
  VARBINARY: 'binary',
  DATE: 'datetime',
  TIME: 'datetime',
  TIMESTAMP: 'datetime',
  INTERVAL: 'interval',
  ROW: 'record',
  PERIOD: 'period',
};

export const familyOf = (type: SqlType): TypeFamily => FAMILIES[type.kind];

const INTEGER_KINDS: readonly TypeKind[] = ['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT'];
export const isInteger = (type: SqlType): boolean => INTEGER_KINDS.includes(type.kind);
export const isApproximate = (type: SqlType): boolean => type.kind === 'REAL' || type.kind === 'FLOAT' || type.kind === 'DOUBLE';
export const isMonths = (type: SqlType): boolean => type.qualifier?.from === 'YEAR' || type.qualifier?.from === 'MONTH';

export const BIGINT_RANGE: readonly [bigint, bigint] = [-(2n ** 63n), 2n ** 63n - 1n];

/** Inclusive ranges. */
export const INTEGER_RANGES: Readonly<Record<string, readonly [number | bigint, number | bigint]>> = {
  TINYINT: [-128, 127],
  SMALLINT: [-32_768, 32_767],
  INTEGER: [-2_147_483_648, 2_147_483_647],
  BIGINT: BIGINT_RANGE,
};

/** The type as SQL text: `VARCHAR(4)`, `INTERVAL DAY TO SECOND`. */
export function typeText(type: SqlType): string {
  if (type.kind === 'INTERVAL' && type.qualifier) return `INTERVAL ${qualifierText(type.qualifier)}`;
  if (type.kind === 'DECIMAL') return `DECIMAL(${type.precision ?? MAX_DECIMAL_PRECISION}, ${type.scale ?? 0})`;
  if (type.precision !== undefined) return `${type.kind}(${type.precision})`;
  return type.kind;
}

export function qualifierText({ from, to, precision, fraction }: IntervalQualifier): string {
  const digits = precision === undefined ? '' : fraction === undefined || to !== from ? `(${precision})` : `(${precision}, ${fraction})`;
  return from === to ? `${from}${digits}` : `${from}${digits} TO ${to}`;
}

/** A type name of the syntax tree to a type, its lengths checked. Throws SqlError. */
export function resolveType(name: TypeName): SqlType {
  const kind = name.name as TypeKind;
  if (kind === 'DECIMAL') {
    const precision = name.precision ?? MAX_DECIMAL_PRECISION;
    const scale = name.scale ?? 0;
    // AWS's two pages disagree between 18 and 19 digits: 19 is accepted in a declaration, and held as 18.
    if (precision < 1 || precision > MAX_DECIMAL_PRECISION + 1) {
      throw new SqlError(name.span, `DECIMAL precision ${precision} must be between 1 and ${MAX_DECIMAL_PRECISION}`);
    }
    if (scale > precision) throw new SqlError(name.span, `DECIMAL scale ${scale} must be between 0 and the precision, ${precision}`);
    return decimal(precision, scale);
  }
  if (name.precision !== undefined && ['CHAR', 'VARCHAR', 'BINARY', 'VARBINARY'].includes(kind)) {
    if (name.precision < 1 || name.precision > MAX_LENGTH) {
      throw new SqlError(name.span, `Length of ${kind} must be between 1 and ${MAX_LENGTH}, and is ${name.precision}`);
    }
    return { kind, precision: name.precision };
  }
  if (kind === 'CHAR' || kind === 'BINARY') return { kind, precision: 1 };
  return { kind };
}

/** The digits of an exact number type: [precision, scale]. */
function digits(type: SqlType): readonly [number, number] {
  if (type.kind === 'DECIMAL') return [type.precision ?? MAX_DECIMAL_PRECISION, type.scale ?? 0];
  return [{ TINYINT: 3, SMALLINT: 5, INTEGER: 10 }[type.kind as 'TINYINT'] ?? MAX_DECIMAL_PRECISION, 0];
}

/** The result of arithmetic on numbers. AWS: sql-reference-numeric-types-precision.html */
export function arithmeticType(operator: '+' | '-' | '*' | '/', a: SqlType, b: SqlType): SqlType {
  if (a.kind === 'NULL') return b.kind === 'NULL' ? INTEGER : b;
  if (b.kind === 'NULL') return a;
  if (isApproximate(a) || isApproximate(b)) return a.kind === 'REAL' && b.kind === 'REAL' ? { kind: 'REAL' } : DOUBLE;
  if (isInteger(a) && isInteger(b)) return a.kind === 'BIGINT' || b.kind === 'BIGINT' ? BIGINT : INTEGER;
  const [p1, s1] = digits(a);
  const [p2, s2] = digits(b);
  if (operator === '*') return decimal(p1 + p2, s1 + s2);
  if (operator === '/') {
    const whole = p1 - s1 + s2;
    const scale = Math.max(6, s1 + p2 + 1);
    return decimal(whole + scale, Math.min(scale, Math.max(0, MAX_DECIMAL_PRECISION - whole)));
  }
  const scale = Math.max(s1, s2);
  return decimal(Math.max(p1 - s1, p2 - s2) + scale + 1, scale);
}

/** The type that can hold both: of CASE branches, set operations, COALESCE. Undefined when there is none. */
export function commonType(a: SqlType, b: SqlType): SqlType | undefined {
  if (a.kind === 'NULL') return b;
  if (b.kind === 'NULL') return a;
  const family = familyOf(a);
  if (family !== familyOf(b)) return undefined;
  if (family === 'numeric') {
    if (a.kind === b.kind && a.kind !== 'DECIMAL') return a;
    if (isApproximate(a) || isApproximate(b)) return DOUBLE;
    if (isInteger(a) && isInteger(b)) return INTEGER_KINDS.indexOf(a.kind) > INTEGER_KINDS.indexOf(b.kind) ? a : b;
    const [p1, s1] = digits(a);
    const [p2, s2] = digits(b);
    const scale = Math.max(s1, s2);
    return decimal(Math.max(p1 - s1, p2 - s2) + scale, scale);
  }
  if (family === 'character' || family === 'binary') {
    const length = Math.max(a.precision ?? 0, b.precision ?? 0);
    if (a.kind === b.kind && a.precision === b.precision) return a;
    return { kind: family === 'binary' ? 'VARBINARY' : 'VARCHAR', ...(length > 0 && { precision: length }) };
  }
  if (family === 'datetime') {
    if (a.kind === b.kind) return a;
    return a.kind === 'TIME' || b.kind === 'TIME' ? undefined : TIMESTAMP;
  }
  if (family === 'interval') return isMonths(a) === isMonths(b) ? a : undefined;
  return a;
}
