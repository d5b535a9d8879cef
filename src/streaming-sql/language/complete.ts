// What may be written at the cursor: the engine's grammar says what kind of thing, its catalog and scope say which.
import { analyse } from './analysis.ts';
import { SELECT_CLAUSES } from './clause-words.ts';
import type { SqlCompletion, SqlCompletions } from './completion.ts';
import { type CursorContext, cursorContext } from './cursor-context.ts';
import { type Expectations, expectationsAtEnd } from './expectations.ts';
import { type OfferedRelation, relationsAt } from './from-scope.ts';
import { parametersAt } from './function-parameters.ts';
import {
  columnOffers,
  createdFunctionOffers,
  functionOffers,
  keyword,
  relationOffers,
  STATEMENT_PATTERNS,
  streamOffers,
  tableOffers,
  typeOffers,
  windowOffers,
} from './offers.ts';
import type { SqlCatalog } from './sql-catalog.ts';
import { isName, isSymbol, isWord } from './token-tests.ts';

type Catalog = ReturnType<typeof analyse>['catalog'];

/** Offers for the cursor at `offset`; none inside strings and comments. Never throws SqlError. */
export function complete(sql: string, offset: number, given: SqlCatalog): SqlCompletions {
  const context = cursorContext(sql, offset);
  if (!context) return { replace: { start: offset, end: offset }, items: [] };
  const { catalog } = analyse(sql, given, context.statement?.start ?? offset);
  const tokens = context.statement?.tokens ?? context.before;
  const parameters = parametersAt(tokens, context.replace.start);
  const relations = parameters ? [parameters] : relationsAt(tokens, context.replace.start, catalog);
  const items = offersFor(context, catalog, relations);
  // Between quotes there are only names.
  const isQuoted = context.typed.startsWith('"');
  return { replace: context.replace, items: isQuoted ? items.flatMap(quotedName) : items };
}

function quotedName(item: SqlCompletion): SqlCompletion[] {
  if (item.kind !== 'column' && item.kind !== 'stream' && item.kind !== 'table') return [];
  return [item.insert.startsWith('"') ? item : { ...item, insert: `"${item.insert}"` }];
}

function offersFor(context: CursorContext, catalog: Catalog, relations: readonly OfferedRelation[]): SqlCompletion[] {
  const { before } = context;
  if (before.length === 0)
    return [...STATEMENT_PATTERNS, ...[...expectationsAtEnd('CREATE ').words].map((word) => keyword(`CREATE ${word}`))];
  const path = pathOf(context);
  if (path.length > 0) return columnsUnder(path, relations);
  const expected = expectationsAtEnd(context.beginning);
  if (expected.state === 'broken') return [...expressionOffers(context, catalog, relations), ...streamOffers(catalog)];
  return [...thingOffers(expected, context, catalog, relations), ...[...expected.words].map(keyword)];
}

/** The names with dots before the cursor: `t.r.` gives T and R. */
function pathOf({ before }: CursorContext): string[] {
  const path: string[] = [];
  for (let at = before.length - 1; isSymbol(before[at], '.') && isName(before[at - 1]); at -= 2) path.unshift(before[at - 1]?.value ?? '');
  return path;
}

/** The columns of a relation, or the fields of a record that a column holds. */
function columnsUnder([first, ...rest]: readonly string[], relations: readonly OfferedRelation[]): SqlCompletion[] {
  const relation = relations.find(({ alias }) => alias === first);
  if (relation && rest.length === 0) return columnOffers(relation);
  const names = relation ? rest : [first, ...rest];
  let columns = (relation ? [relation] : relations).flatMap((source) => source.columns);
  for (const name of names) columns = [...(columns.find((column) => column.name === name)?.fields ?? [])];
  return columnOffers({ alias: names.at(-1), columns, rowtime: 'none' });
}

function thingOffers(
  { things }: Expectations,
  context: CursorContext,
  catalog: Catalog,
  relations: readonly OfferedRelation[],
): SqlCompletion[] {
  const { before } = context;
  const offers: SqlCompletion[] = [];
  if (things.has('an expression')) offers.push(...expressionOffers(context, catalog, relations));
  if (things.has('a stream name') && !isWord(before[0], 'CREATE')) offers.push(...sourcesOrTargets(context, catalog));
  else if (things.has('a stream name') && before.some((token) => isWord(token, 'INSERT')))
    offers.push(...sourcesOrTargets(context, catalog));
  if (things.has('a column name'))
    offers.push(...targetColumns(context, catalog), ...(isUsing(context) ? relations.flatMap(columnOffers) : []));
  if (things.has('a type')) offers.push(...typeOffers());
  if (things.has('a window')) offers.push(...windowOffers(windowNames(context)));
  return offers;
}

function expressionOffers(context: CursorContext, catalog: Catalog, relations: readonly OfferedRelation[]): SqlCompletion[] {
  const { before } = context;
  if (isSymbol(before.at(-1), '(') && isWord(before.at(-2), 'TABLE')) return functionOffers(['table'], []);
  const clause = clauseOf(context);
  const aggregates = clause === 'SELECT' || clause === 'HAVING' || clause === 'ORDER';
  const functions = functionOffers(aggregates ? ['aggregate', 'window', 'scalar', 'record'] : ['scalar', 'record'], relations);
  const own = createdFunctionOffers(catalog);
  const usual = [...own, ...functions.filter(({ label }) => USUAL.has(label))];
  const others = functions.filter(({ label }) => !USUAL.has(label));
  // GROUP BY is where windows are made: STEP and FLOOR before the columns.
  return clause === 'GROUP' ? [...usual, ...relationOffers(relations), ...others] : [...relationOffers(relations), ...usual, ...others];
}

/** What most queries are made of. */
const USUAL = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'STEP', 'FLOOR']);

/** INSERT INTO takes streams; FROM takes tables and functions of streams too. */
function sourcesOrTargets({ before }: CursorContext, catalog: Catalog): SqlCompletion[] {
  if (isWord(before.at(-1), 'INTO')) return streamOffers(catalog);
  return [...streamOffers(catalog), ...tableOffers(catalog), keyword('TABLE')];
}

/** INSERT INTO "D" ( ... */
function targetColumns({ before }: CursorContext, catalog: Catalog): SqlCompletion[] {
  const into = before.findLastIndex((token) => isWord(token, 'INTO'));
  if (into < 0 || before.slice(into).some((token) => isWord(token, 'SELECT') || isWord(token, 'VALUES'))) return [];
  const target = streamOffers(catalog).find(({ label }) => label === before[into + 1]?.value);
  const columns = target ? (catalog.streams.get(target.label)?.columns ?? []) : [];
  return columnOffers({ alias: target?.label, columns: columns.map(({ name, type }) => ({ name, type: type.kind })), rowtime: 'has' });
}

function isUsing({ before }: CursorContext): boolean {
  const open = before.findLastIndex((token) => isSymbol(token, '('));
  return isWord(before[open - 1], 'USING');
}

/** Names that the WINDOW clause of this statement gives. */
function windowNames({ statement, before }: CursorContext): string[] {
  const tokens = statement?.tokens ?? before;
  const clause = tokens.findIndex((token) => isWord(token, 'WINDOW'));
  return tokens.flatMap((token, at) =>
    clause >= 0 && at > clause && isName(token) && isWord(tokens[at + 1], 'AS') && isSymbol(tokens[at + 2], '(') ? [token.value] : [],
  );
}

const CLAUSES = new Set(SELECT_CLAUSES);

/** The word that begins the clause at the cursor, brackets that are closed before it left out. */
function clauseOf({ before }: CursorContext): string | undefined {
  let depth = 0;
  for (const token of before.toReversed()) {
    if (isSymbol(token, ')')) depth++;
    else if (isSymbol(token, '(')) depth--;
    else if (depth <= 0 && token.kind === 'word' && CLAUSES.has(token.value)) return token.value;
  }
  return undefined;
}
