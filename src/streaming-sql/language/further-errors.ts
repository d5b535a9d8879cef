// The binder stops at its first error. Names that do not resolve can be told all at once: each is asked of the engine's scope.
import type { Catalog } from '../plan/catalog.ts';
import { planFrom } from '../plan/plan-from.ts';
import { planQuery } from '../plan/plan-query.ts';
import type { Scope } from '../plan/scope.ts';
import type { Expression, Select, Statement } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { selectsOf, syntaxNodes } from './syntax-nodes.ts';

/** Errors of names in the SELECTs of a statement, besides the one that planning stopped at. */
export function furtherErrors(statement: Statement, catalog: Catalog, first: SqlError): SqlError[] {
  return selectsOf(statement)
    .flatMap((select) => unresolved(select, catalog))
    .filter((error) => error.line !== first.line || error.column !== first.column);
}

function unresolved(select: Select, catalog: Catalog): SqlError[] {
  const scope = scopeOf(select, catalog);
  if (!scope) return [];
  return namesOf(select).flatMap((name) => {
    try {
      scope.resolve(name.parts, name.span);
      return [];
    } catch (error) {
      if (error instanceof SqlError) return [error];
      throw error;
    }
  });
}

/** The names that the FROM clause offers; undefined when that clause is itself wrong. */
function scopeOf({ from }: Select, catalog: Catalog): Scope | undefined {
  if (!from) return undefined;
  try {
    return planFrom(from, { catalog, planQuery }).scope;
  } catch (error) {
    if (error instanceof SqlError) return undefined;
    throw error;
  }
}

/** Names outside subqueries. HAVING and ORDER BY are left out: they may use aliases. */
function namesOf({ items, where, groupBy, stagger, windows }: Select): Extract<Expression, { kind: 'name' }>[] {
  return [...syntaxNodes([items, where, groupBy, stagger, windows], ({ kind }) => kind !== 'query')].filter((node) => node.kind === 'name');
}
