// The SELECT list: stars expanded, names given, `expr AS ROWTIME` set apart.
import { ROWTIME_INDEX, type Scalar } from '../semantics/scalar.ts';
import type { Expression, Identifier, SelectItem } from '../syntax/ast.ts';
import { type Span, SqlError } from '../syntax/sql-error.ts';
import { hint, type Scope } from './scope.ts';

export interface NamedScalar {
  readonly name: string;
  readonly scalar: Scalar;
  readonly span: Span;
}

export interface SelectList {
  readonly items: readonly NamedScalar[];
  readonly rowtime: Scalar | undefined; // of `expr AS ROWTIME`
}

/** Binds the SELECT list in its scope. Throws SqlError. */
export function bindSelectItems(items: readonly SelectItem[], scope: Scope, bind: (node: Expression) => Scalar): SelectList {
  const named: NamedScalar[] = [];
  let rowtime: Scalar | undefined;
  for (const item of items) {
    if (item.kind === 'star') {
      named.push(...star(scope, item.qualifier, item.span));
      continue;
    }
    const scalar = bind(item.expression);
    const isRowtimeItself = scalar.op === 'slot' && scalar.index === ROWTIME_INDEX;
    if (item.alias?.value === 'ROWTIME' && !isRowtimeItself) {
      if (scalar.type.kind !== 'TIMESTAMP') throw new SqlError(item.span, `An expression AS ROWTIME must be a TIMESTAMP`);
      rowtime = scalar;
      continue;
    }
    named.push({ name: nameOf(item.expression, item.alias) ?? `EXPR$${named.length}`, scalar, span: item.span });
  }
  return { items: named, rowtime };
}

function nameOf(expression: Expression, alias: Identifier | undefined): string | undefined {
  if (alias) return alias.value;
  return expression.kind === 'name' ? expression.parts.at(-1)?.value : undefined;
}

/** `*` never includes ROWTIME. */
function star(scope: Scope, qualifier: Identifier | undefined, span: Span): NamedScalar[] {
  const relations = qualifier ? scope.relations.filter(({ alias }) => alias === qualifier.value) : scope.relations;
  if (relations.length === 0 && qualifier) {
    throw new SqlError(
      span,
      `Unknown identifier '${qualifier.value}'${hint(
        qualifier,
        scope.relations.flatMap(({ alias }) => alias ?? []),
      )}`,
    );
  }
  if (relations.length === 0) throw new SqlError(span, 'SELECT * needs a FROM clause');
  // A column of USING or NATURAL stands once.
  const shown = new Set<string>();
  const repeats = (name: string): boolean => scope.merged.has(name) && shown.size === shown.add(name).size;
  return relations.flatMap(({ columns, row, offset }) =>
    columns.flatMap(({ name, type, nullable }, i) =>
      name === 'ROWTIME' || repeats(name)
        ? []
        : [{ name, span, scalar: { op: 'slot' as const, row, index: offset + i, type, nullable, label: name } }],
    ),
  );
}
