// Follows a query through a document, part by part, to everything that it selects.
import { GuardEvaluationError } from '../guard-error.ts';
import type { Conjunction, GuardClause, Query, QueryPart } from '../syntax/tree.ts';
import type { GuardValue, MapValue } from '../values/value.ts';
import { KEY_CASES, type KeyCase } from './key-cases.ts';
import { keysThatHold } from './keys-that-hold.ts';
import { type QueryResult, type Run, resolved, type Scope, unresolved } from './scope.ts';

/** Where a query stands: which part comes next, and the spelling of keys that helped before. */
interface Position {
  readonly parts: readonly QueryPart[];
  readonly index: number;
  readonly keyCase?: KeyCase;
}

export const select = (query: Query, root: GuardValue, scope: Scope): readonly QueryResult[] =>
  follow({ parts: query.parts, index: 0 }, root, scope);

/** A scope that looks from one value; all else is its parent's. */
export class ValueScope implements Scope {
  readonly root: GuardValue;
  readonly #parent: Scope;

  constructor(root: GuardValue, parent: Scope) {
    this.root = root;
    this.#parent = parent;
  }

  get run(): Run {
    return this.#parent.run;
  }

  select(query: Query): readonly QueryResult[] {
    return select(query, this.root, this.#parent);
  }

  variable(name: string): readonly QueryResult[] {
    return this.#parent.variable(name);
  }

  capture(name: string, key: GuardValue): void {
    this.#parent.capture(name, key);
  }
}

function follow(at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  scope.run.step();
  const part = at.parts[at.index];
  if (!part) return [resolved(current)];
  switch (part.is) {
    case 'this':
      return follow(next(at), current, scope);
    case 'variable':
      return at.index === 0 ? valuesOfVariable(part.variable, at, scope) : keysOfVariable(part.variable, at, current, scope);
    case 'key':
      return member(part.key, at, current, scope);
    case 'index':
      return element(part.index, at, current, scope);
    case 'values':
      return values(part.captures, at, current, scope);
    case 'elements':
      return elements(part.captures, at, current, scope);
    case 'filter':
      return filtered(part, at, current, scope);
    case 'keys': {
      if (current.kind !== 'map') return [unresolved(current, `${placeOf(current)} is no struct whose keys could be filtered`)];
      const operand = part.operand.is === 'literal' ? [part.operand] : select(part.operand.query, current, scope);
      return keysThatHold(current, part.comparison, operand).flatMap((value) => follow(next(at), value, scope));
    }
  }
}

const next = (at: Position, count = 1): Position => ({ ...at, index: at.index + count });
const placeOf = (value: GuardValue): string => (value.path === '' ? 'The document' : value.path);

/** `%name` at the beginning: the rest of the query is followed from each of its values. */
function valuesOfVariable(name: string, at: Position, scope: Scope): readonly QueryResult[] {
  const rest = next(at, at.parts[at.index + 1]?.is === 'elements' ? 2 : 1);
  return scope.variable(name).flatMap((result) => {
    if (result.is === 'unresolved' || rest.index >= at.parts.length) return [result];
    return follow(rest, result.value, new ValueScope(result.value, scope));
  });
}

/** `.%name` inside a query: its values are keys. */
function keysOfVariable(name: string, at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  if (current.kind !== 'map') return [unresolved(current, `${placeOf(current)} is no struct, it has no key %${name}`)];
  const all = scope.variable(name);
  const following = at.parts[at.index + 1];
  let keys = all;
  if (following?.is === 'index') {
    const one = all[Math.abs(following.index)];
    if (!one) return [unresolved(current, `%${name} has no value number ${following.index}`)];
    keys = [one];
  } else if (following && following.is !== 'elements' && following.is !== 'key' && following.is !== 'variable') {
    throw new GuardEvaluationError(`After %${name} inside a query comes a key, an index or [*]`);
  }
  return keys.flatMap((key) => {
    if (key.is === 'unresolved') return [unresolved(current, `%${name} did not resolve: ${key.reason}`)];
    const names = key.value.kind === 'list' ? key.value.items : [key.value];
    return names.flatMap((each) => {
      if (each.kind !== 'string') throw new GuardEvaluationError(`%${name} stands for a key, but has a value that is no string`);
      const found = current.entries.get(each.value);
      return found ? follow(next(at), found, scope) : [unresolved(current, `${placeOf(current)} has no key ${each.value}`)];
    });
  });
}

function member(key: string, at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  if (current.kind !== 'map') return [unresolved(current, `${placeOf(current)} is no struct, it has no key ${key}`)];
  const found = current.entries.get(key);
  if (found) return follow(next(at), found, scope);
  for (const keyCase of at.keyCase ? [at.keyCase] : KEY_CASES) {
    const other = current.entries.get(keyCase(key));
    if (other) return follow({ ...next(at), keyCase }, other, scope);
  }
  return [unresolved(current, `${placeOf(current)} has no key ${key}`)];
}

/** Guard: a negative index counts from the beginning, too. */
function element(index: number, at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  if (current.kind !== 'list') return [unresolved(current, `${placeOf(current)} is no list, it has no element ${index}`)];
  const found = current.items[Math.abs(index)];
  return found ? follow(next(at), found, scope) : [unresolved(current, `${placeOf(current)} has no element ${index}`)];
}

/** `.*`: what is neither list nor struct stands for itself. */
function values(captures: string | undefined, at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  if (current.kind === 'list') return each(current.items, at, current, scope);
  if (current.kind !== 'map') return follow(next(at), current, scope);
  return members(current, scope, (key, value, inside) => {
    if (captures !== undefined) inside.capture(captures, key);
    return follow(next(at), value, inside);
  });
}

/** `[*]`: a struct stands for itself, unless its keys are captured. */
function elements(captures: string | undefined, at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  if (current.kind === 'list') return each(current.items, at, current, scope);
  return current.kind === 'map' && captures !== undefined ? values(captures, at, current, scope) : follow(next(at), current, scope);
}

function each(items: readonly GuardValue[], at: Position, current: GuardValue, scope: Scope): readonly QueryResult[] {
  if (items.length === 0) return [unresolved(current, `${placeOf(current)} is empty`)];
  return items.flatMap((item) => follow(next(at), item, scope));
}

function members(
  map: MapValue,
  scope: Scope,
  visit: (key: GuardValue, value: GuardValue, inside: Scope) => readonly QueryResult[],
): readonly QueryResult[] {
  if (map.entries.size === 0) return [unresolved(map, `${placeOf(map)} is empty`)];
  return [...map.entries].flatMap(([key, value]) =>
    visit({ kind: 'string', path: `${map.path}/${key}`, value: key }, value, new ValueScope(value, scope)),
  );
}

/** `[ clauses ]`: after a key it filters the members of a struct, after `*` and `[*]` the struct itself; lists always by element. */
function filtered(
  part: { readonly captures?: string; readonly clauses: Conjunction<GuardClause> },
  at: Position,
  current: GuardValue,
  scope: Scope,
): readonly QueryResult[] {
  const before = at.parts[at.index - 1];
  const { filter } = scope.run;
  if (current.kind === 'list') {
    return current.items.flatMap((item) =>
      filter(part.clauses, new ValueScope(item, scope)) === 'PASS' ? follow(next(at), item, scope) : [],
    );
  }
  if (current.kind !== 'map') {
    if (before?.is !== 'elements') return [unresolved(current, `${placeOf(current)} is neither list nor struct, it cannot be filtered`)];
    return filter(part.clauses, new ValueScope(current, scope)) === 'PASS' ? follow(next(at), current, scope) : [];
  }
  if (before?.is === 'values' || before?.is === 'elements') {
    // Guard: these clauses look from where the scope looks, which after `[*]` of a list is not the element.
    return filter(part.clauses, scope) === 'PASS' ? follow(next(at), current, scope) : [];
  }
  if (before?.is !== 'key' && before?.is !== 'variable')
    throw new GuardEvaluationError('A filter of a struct stands after a key, after * or after [*]');
  if (current.entries.size === 0) return [];
  return members(current, scope, (key, value, inside) => {
    if (filter(part.clauses, inside) !== 'PASS') return [];
    if (part.captures !== undefined) inside.capture(part.captures, key);
    return follow(next(at), value, inside);
  });
}
