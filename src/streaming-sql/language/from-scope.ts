// The FROM clause that a position belongs to, found by the brackets around it, and the names that it offers.
import type { Catalog } from '../plan/catalog.ts';
import { planFrom } from '../plan/plan-from.ts';
import { planQuery } from '../plan/plan-query.ts';
import { type SqlType, typeText } from '../semantics/sql-type.ts';
import type { FromItem } from '../syntax/ast.ts';
import { parseStatements } from '../syntax/parser.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Token } from '../syntax/token.ts';
import { CLAUSES_AFTER_FROM, SET_OPERATORS } from './clause-words.ts';
import { isSymbol, isWord } from './token-tests.ts';

export interface OfferedColumn {
  readonly name: string;
  readonly type: string;
  /** The columns of a record. */
  readonly fields?: readonly OfferedColumn[];
}

export interface OfferedRelation {
  /** As queries name it: the alias, or the stream's own name. */
  readonly alias: string | undefined;
  readonly columns: readonly OfferedColumn[];
  readonly rowtime: 'has' | 'none';
}

interface Bracket {
  /** The word before the bracket: EXTRACT, OVER ... */
  readonly caller: string;
  /** Where it opens in the text. */
  readonly start: number;
  select?: number;
  from?: number;
}

const ENDS_FROM = new Set([...CLAUSES_AFTER_FROM, ...SET_OPERATORS, 'CREATE', 'INSERT', 'SELECT']);
/** Functions whose arguments are written with FROM. */
const FROM_INSIDE = new Set(['EXTRACT', 'SUBSTRING', 'TRIM', 'OVERLAY']);
/** A subquery after these may name what the query around it has. */
const CORRELATED = new Set(['EXISTS', 'IN']);

/** The relations that an expression at `offset` may name; none outside a SELECT. `tokens` are the whole statement's. */
export function relationsAt(tokens: readonly Token[], offset: number, catalog: Catalog): readonly OfferedRelation[] {
  const stack: Bracket[] = [{ caller: '', start: 0 }];
  let at = 0;
  for (; at < tokens.length && (tokens[at] as Token).span.end <= offset; at++) step(stack, tokens, at);
  const target = stack.findLast(({ select }) => select !== undefined);
  if (!target) return [];
  const from = target.from ?? fromBehind(tokens, at, stack, target);
  const item = from === undefined ? undefined : longestFrom(fromTokens(tokens, from));
  const own = item ? leavesOf(item).flatMap((leaf) => relationOf(leaf, catalog)) : [];
  return CORRELATED.has(target.caller) ? [...own, ...relationsAt(tokens, target.start, catalog)] : own;
}

/** The place of the FROM of a SELECT that stands behind the position `at`. */
function fromBehind(tokens: readonly Token[], from: number, stack: Bracket[], target: Bracket): number | undefined {
  let at = from;
  // Not before the position: behind it, perhaps behind a bracket that is not closed yet.
  const open = new Set(stack);
  for (; at < tokens.length && stack.includes(target); at++) {
    const top = stack.at(-1) as Bracket;
    const isOurs = top === target || (open.has(top) && top.select === undefined && !FROM_INSIDE.has(top.caller));
    if (isOurs && isWord(tokens[at], 'FROM')) return at;
    if (isOurs && (isWord(tokens[at], 'CREATE') || isWord(tokens[at], 'INSERT'))) return undefined;
    step(stack, tokens, at);
  }
  return undefined;
}

function step(stack: Bracket[], tokens: readonly Token[], at: number): void {
  const token = tokens[at];
  const top = stack.at(-1) as Bracket;
  if (isSymbol(token, '(')) stack.push({ caller: tokens[at - 1]?.value ?? '', start: token?.span.start ?? 0 });
  else if (isSymbol(token, ')') && stack.length > 1) stack.pop();
  else if (isWord(token, 'SELECT')) {
    top.select = at;
    delete top.from;
  } else if (isWord(token, 'FROM') && top.select !== undefined) top.from ??= at;
}

function fromTokens(tokens: readonly Token[], from: number): readonly Token[] {
  let depth = 0;
  for (let at = from + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (isSymbol(token, '(')) depth++;
    if (isSymbol(token, ')')) depth--;
    if (depth < 0 || isSymbol(token, ';') || (depth === 0 && token.kind === 'word' && ENDS_FROM.has(token.value)))
      return tokens.slice(from + 1, at);
  }
  return tokens.slice(from + 1);
}

/** The clause may be half written: the longest beginning that the parser takes, a join being finished for it. */
function longestFrom(tokens: readonly Token[]): FromItem | undefined {
  const text = (count: number): string => {
    const [first, last] = [tokens[0] as Token, tokens[count - 1] as Token];
    return first.span.sql.slice(first.span.start, last.span.end);
  };
  for (let count = tokens.length; count > 0; count--) {
    for (const rest of ['', '\nON TRUE']) {
      const item = parseFrom(text(count) + rest);
      if (item) return item;
    }
  }
  return undefined;
}

function parseFrom(text: string): FromItem | undefined {
  try {
    const [statement] = parseStatements(`SELECT * FROM ${text}`);
    return statement?.kind === 'queryStatement' && statement.query.body.kind === 'select' ? statement.query.body.from : undefined;
  } catch (error) {
    if (error instanceof SqlError) return undefined;
    throw error;
  }
}

function offered({ name, type }: { readonly name: string; readonly type: SqlType }): OfferedColumn {
  return { name, type: typeText(type), ...(type.fields && { fields: type.fields.map(offered) }) };
}

type Leaf = Exclude<FromItem, { kind: 'join' }>;

function leavesOf(item: FromItem): Leaf[] {
  return item.kind === 'join' ? [...leavesOf(item.left), ...leavesOf(item.right)] : [item];
}

function relationOf(leaf: Leaf, catalog: Catalog): OfferedRelation[] {
  try {
    return planFrom(leaf, { catalog, planQuery }).scope.relations.map(({ alias, columns, hasRowtime }) => ({
      alias,
      columns: columns.map(offered),
      rowtime: hasRowtime ? 'has' : 'none',
    }));
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    // A stream that nobody has declared still has a name and a ROWTIME.
    const alias = leaf.alias?.value ?? (leaf.kind === 'stream' ? leaf.name.value : undefined);
    return [{ alias, columns: [], rowtime: 'has' }];
  }
}
