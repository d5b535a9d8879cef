// Which columns an expression may name, and where their values are.
import { call, ROWTIME_INDEX, type Scalar, type SlotScalar } from '../semantics/scalar.ts';
import { type SqlType, TIMESTAMP } from '../semantics/sql-type.ts';
import type { Identifier } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { nearest } from './nearest-name.ts';

export interface ScopeColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly nullable: boolean;
}

/** One FROM item: its columns lie in the input row from `offset` on. */
export interface Relation {
  readonly alias: string | undefined;
  readonly columns: readonly ScopeColumn[];
  readonly row: 0 | 1;
  readonly offset: number;
  readonly rowtimeIndex: number; // ROWTIME_INDEX, or the slot where a join keeps this side's ROWTIME
  readonly rowtimeNullable: boolean;
  readonly hasRowtime: boolean; // a reference table has none
}

const FIELD_NAME = 'FIELD';

export class Scope {
  readonly relations: readonly Relation[];
  readonly merged: ReadonlySet<string>; // USING columns: not ambiguous
  private readonly outer: Scope | undefined; // of the query around a subquery: names that this one does not have

  constructor(relations: readonly Relation[], merged: ReadonlySet<string> = new Set(), outer?: Scope) {
    this.relations = relations;
    this.merged = merged;
    this.outer = outer;
  }

  /** [relation .] column [. field]. Throws SqlError with what was probably meant. */
  resolve(parts: readonly Identifier[], span: Span): Scalar {
    const [first, second] = parts;
    if (!first) throw new SqlError(span, 'A name is expected');
    const relation = second && this.relations.find((candidate) => candidate.alias === first.value);
    if (relation && second) {
      const slot = this.columnOf(relation, second.value, span) ?? this.rowtimeOf(relation, second.value, span);
      if (!slot) throw this.unknown(second, span, relation);
      return this.fields(slot, parts.slice(2), span);
    }
    const found = this.bare(first, span);
    if (found) return this.fields(found, parts.slice(1), span);
    if (this.outer?.knows(parts)) return this.outer.resolve(parts, span);
    if (second) throw this.unknownRelation(first, span);
    throw this.unknown(first, span);
  }

  private knows([first, second]: readonly Identifier[]): boolean {
    if (!first) return false;
    return second && this.relations.some(({ alias }) => alias === first.value) ? true : this.bare(first, first.span) !== undefined;
  }

  private bare(name: Identifier, span: Span): Scalar | undefined {
    const found = this.relations.flatMap((relation) => this.columnOf(relation, name.value, span) ?? []);
    if (found.length > 1 && !this.merged.has(name.value))
      throw new SqlError(span, `Column '${name.value}' is ambiguous: write the stream's name and a dot before it`);
    if (found[0]) return found[0];
    if (name.value !== 'ROWTIME' || !this.relations.some((relation) => relation.hasRowtime)) return undefined;
    const row = this.relations[0]?.row ?? 0;
    return { op: 'slot', row, index: ROWTIME_INDEX, type: TIMESTAMP, nullable: false, label: 'ROWTIME', bareRowtime: true, span };
  }

  private columnOf(relation: Relation, name: string, span: Span): SlotScalar | undefined {
    const index = relation.columns.findIndex((column) => column.name === name);
    const column = relation.columns[index];
    if (!column) return undefined;
    const label = relation.alias ? `${relation.alias}.${name}` : name;
    return { op: 'slot', row: relation.row, index: relation.offset + index, type: column.type, nullable: column.nullable, label, span };
  }

  private rowtimeOf(relation: Relation, name: string, span: Span): SlotScalar | undefined {
    if (name !== 'ROWTIME' || !relation.hasRowtime) return undefined;
    const label = relation.alias ? `${relation.alias}.ROWTIME` : 'ROWTIME';
    return {
      op: 'slot',
      row: relation.row,
      index: relation.rowtimeIndex,
      type: TIMESTAMP,
      nullable: relation.rowtimeNullable,
      label,
      span,
    };
  }

  private fields(scalar: Scalar, names: readonly Identifier[], span: Span): Scalar {
    let value = scalar;
    for (const name of names) {
      const fields = value.type.fields ?? [];
      const index = fields.findIndex((field) => field.name === name.value);
      const field = fields[index];
      if (!field) {
        const known = fields.map((f) => f.name);
        throw new SqlError(span, `Column '${name.value}' not found in the record${hint(name, known)}`);
      }
      const fn = {
        name: `${FIELD_NAME} ${index}`,
        nulls: 'handled' as const,
        apply: (record: readonly Scalar[] | null) => (record?.[index] ?? null) as never,
      };
      value = call(fn, [value], field.type);
    }
    return value;
  }

  private unknown(name: Identifier, span: Span, relation?: Relation): SqlError {
    const known = (relation ? [relation] : this.relations).flatMap((r) => r.columns.map((column) => column.name));
    const where = relation ? `table '${relation.alias ?? ''}'` : 'any table';
    return new SqlError(span, `Column '${name.value}' not found in ${where}${hint(name, known)}`);
  }

  private unknownRelation(name: Identifier, span: Span): SqlError {
    const known = this.relations.flatMap((relation) => relation.alias ?? []);
    return new SqlError(span, `Table '${name.value}' not found${hint(name, known)}`);
  }
}

/** What was probably meant: the upper-case trap first, then the nearest spelling. */
export function hint(name: Identifier, known: readonly string[]): string {
  const folded = known.find((candidate) => candidate !== name.value && candidate.toUpperCase() === name.value.toUpperCase());
  if (folded && !name.quoted)
    return `: did you mean "${folded}"? An unquoted name is read as upper case, ${name.value}, so this one needs its quotes`;
  if (folded) return `: did you mean ${quoted(folded)}? Between quotes, upper and lower case differ`;
  const near = nearest(name.value, known);
  return near ? `: did you mean ${quoted(near)}?` : '';
}

const quoted = (name: string): string => (/^[A-Z_][A-Z0-9_]*$/.test(name) ? name : `"${name}"`);
