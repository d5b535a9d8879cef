// The binder stops at its first error. Names that do not resolve can be told all at once: each is asked of the engine's scope.
import type { Catalog } from '../plan/catalog.ts';
import { planFrom } from '../plan/plan-from.ts';
import { planQuery } from '../plan/plan-query.ts';
import type { Scope } from '../plan/scope.ts';
import type { Expression, Select, Statement } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { selectsOf, syntaxNodes } from './syntax-nodes.ts';

type Name = Extract<Expression, { kind: 'name' }>;

/** Errors of names in the SELECTs of a statement, besides the one that planning stopped at. */
export function furtherErrors(statement: Statement, catalog: Catalog, first: SqlError): SqlError[] {
  const selects = selectsOf(statement).map((select) => ({ select, scope: scopeOf(select, catalog) }));
  return selects
    .flatMap(({ select, scope }) => {
      // A subquery of EXISTS or IN may name what the queries around it have.
      const around = selects.filter(({ select: other }) => other !== select && contains(other, select));
      if (!scope || around.some((other) => !other.scope)) return [];
      return unresolved(select, scope).filter((error) => !around.some((other) => other.scope && resolves(error.name, other.scope)));
    })
    .map(({ error }) => error)
    .filter((error) => error.start !== first.start);
}

interface Unresolved {
  readonly name: Name;
  readonly error: SqlError;
}

const contains = (outer: Select, inner: Select): boolean => outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;

function unresolved(select: Select, scope: Scope): Unresolved[] {
  return namesOf(select).flatMap((name) => {
    const error = refusalOf(name, scope);
    return error ? [{ name, error }] : [];
  });
}

const resolves = (name: Name, scope: Scope): boolean => refusalOf(name, scope) === undefined;

function refusalOf(name: Name, scope: Scope): SqlError | undefined {
  try {
    scope.resolve(name.parts, name.span);
    return undefined;
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
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
function namesOf({ items, where, groupBy, stagger, windows }: Select): Name[] {
  return [...syntaxNodes([items, where, groupBy, stagger, windows], ({ kind }) => kind !== 'query')].filter((node) => node.kind === 'name');
}
