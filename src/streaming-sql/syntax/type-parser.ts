// Type names, interval qualifiers and time units.
import type { IntervalQualifier, TimeUnit, TypeName } from './ast.ts';
import { SqlError } from './sql-error.ts';
import { TokenCursor } from './token-cursor.ts';

const INTERVAL_UNITS: readonly TimeUnit[] = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'];
const ALL_UNITS: readonly TimeUnit[] = [...INTERVAL_UNITS, 'QUARTER', 'WEEK', 'MILLISECOND'];
// AWS: sql-reference-data-types.html, the synonyms of each type
const SYNONYMS: Readonly<Record<string, string>> = { INT: 'INTEGER', DEC: 'DECIMAL', NUMERIC: 'DECIMAL', CHARACTER: 'CHAR' };
const WITH_LENGTH = ['CHAR', 'VARCHAR', 'BINARY', 'VARBINARY'];
const WITHOUT_LENGTH = ['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'REAL', 'DOUBLE', 'FLOAT', 'BOOLEAN', 'DATE', 'TIME', 'TIMESTAMP'];

export abstract class TypeParser extends TokenCursor {
  /** <type> ::= INTEGER | DECIMAL [(p [, s])] | VARCHAR (n) | CHARACTER VARYING (n) | DOUBLE [PRECISION] | TIMESTAMP | ... */
  protected typeName(): TypeName {
    const start = this.here();
    const word = this.peek();
    if (word.kind !== 'word') throw this.unexpected('a type');
    let name = SYNONYMS[word.value] ?? word.value;
    if (![...WITH_LENGTH, ...WITHOUT_LENGTH, 'DECIMAL', 'ROW', 'ANY'].includes(name)) {
      throw new SqlError(
        word.span,
        `Unknown type '${word.value}': the types are ${[...WITHOUT_LENGTH, 'DECIMAL(p,s)', 'VARCHAR(n)', 'CHAR(n)', 'VARBINARY(n)', 'BINARY(n)'].join(', ')}`,
      );
    }
    this.next();
    if (name === 'DOUBLE') this.skip('PRECISION');
    if (name === 'CHAR' && this.skip('VARYING')) name = 'VARCHAR';
    if (name === 'BINARY' && this.skip('VARYING')) name = 'VARBINARY';
    let precision: number | undefined;
    let scale: number | undefined;
    if (this.skip('(')) {
      precision = this.integer('a length');
      if (name === 'DECIMAL' && this.skip(',')) scale = this.integer('a scale');
      this.expect(')');
    }
    return { name, ...(precision !== undefined && { precision }), ...(scale !== undefined && { scale }), span: this.since(start) };
  }

  protected seesIntervalQualifier(): boolean {
    const { kind, value } = this.peek();
    return kind === 'word' && (INTERVAL_UNITS as readonly string[]).includes(value);
  }

  /** <interval qualifier> ::= <unit> [(precision [, fraction])] [TO <unit> [(fraction)]] */
  protected intervalQualifier(): IntervalQualifier {
    const start = this.here();
    const from = this.intervalUnit();
    let precision: number | undefined;
    let fraction: number | undefined;
    if (this.skip('(')) {
      precision = this.integer('a precision');
      if (from === 'SECOND' && this.skip(',')) fraction = this.integer('a fractional precision');
      this.expect(')');
    }
    let to = from;
    // FLOOR(<interval expression> SECOND / 10 TO SECOND): a TO that does not lead to a smaller unit is FLOOR's.
    if (this.sees('TO') && this.isFinerUnit(from, this.peek(1).value)) {
      this.next();
      to = this.intervalUnit();
      if (to === 'SECOND' && this.skip('(')) {
        fraction = this.integer('a fractional precision');
        this.expect(')');
      }
    }
    if (precision !== undefined && (precision < 1 || precision > 10)) {
      throw new SqlError(
        this.since(start),
        `Interval leading field precision '${precision}' out of range for INTERVAL ${from}: it is 1 to 10`,
      );
    }
    return { from, to, ...(precision !== undefined && { precision }), ...(fraction !== undefined && { fraction }) };
  }

  private isFinerUnit(from: TimeUnit, to: string): boolean {
    const finer = INTERVAL_UNITS.indexOf(to as TimeUnit) > INTERVAL_UNITS.indexOf(from);
    const sameFamily = (from === 'YEAR') === (to === 'MONTH');
    return finer && sameFamily && from !== 'MONTH';
  }

  private intervalUnit(): TimeUnit {
    if (!this.seesIntervalQualifier()) throw this.unexpected(INTERVAL_UNITS.join(', '));
    return this.next().value as TimeUnit;
  }

  /** <unit> ::= YEAR | QUARTER | MONTH | WEEK | DAY | HOUR | MINUTE | SECOND | MILLISECOND */
  protected timeUnit(): TimeUnit {
    const { kind, value } = this.peek();
    if (kind !== 'word' || !(ALL_UNITS as readonly string[]).includes(value)) throw this.unexpected(ALL_UNITS.join(', '));
    return this.next().value as TimeUnit;
  }
}
