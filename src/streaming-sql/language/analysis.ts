// A whole file as the engine sees it, statement by statement: one that is wrong does not hide the next.
import { type Catalog, findTarget } from '../plan/catalog.ts';
import { planApplication } from '../plan/plan-application.ts';
import type { Statement } from '../syntax/ast.ts';
import { parseStatements } from '../syntax/parser.ts';
import { SqlError } from '../syntax/sql-error.ts';
import { furtherErrors } from './further-errors.ts';
import { blanked, type LexicalError, scan } from './scan.ts';
import { rangeOf, type SourceRange } from './source-range.ts';
import { engineCatalog, type SqlCatalog } from './sql-catalog.ts';
import { type StatementRange, statementRanges } from './statement-ranges.ts';
import { syntaxNodes } from './syntax-nodes.ts';

export interface PlacedError {
  readonly message: string;
  readonly range: SourceRange;
}

export interface AnalysedStatement {
  readonly range: StatementRange;
  /** Absent when it cannot be parsed. Its places count from the beginning of the statement. */
  readonly statement?: Statement;
  readonly errors: readonly PlacedError[];
}

export interface Analysis {
  readonly lexical: readonly LexicalError[];
  readonly statements: readonly AnalysedStatement[];
  /** What could be named behind the last statement. */
  readonly catalog: Catalog;
  /** The text with each statement blank that is wrong or names what is not known: the rest can be planned as one application. */
  readonly sound: string;
}

/** The name that the service gives a bare query in the command line; here it only lets the query be checked. */
const BARE = 'QUERY$';

/** Parses, binds and plans each statement in order. `before`: only the statements that end before this offset. */
export function analyse(sql: string, given: SqlCatalog, before = Number.POSITIVE_INFINITY): Analysis {
  const { tokens, errors: lexical } = scan(sql);
  const catalog = engineCatalog(given, tokens);
  const unsure = new Set<string>();
  const known: Known = { catalog, unsure, others: given.others, bareQueries: given.bareQueries };
  const statements = statementRanges(tokens)
    .filter(({ end }) => end <= before)
    .map((range) => analyseStatement(sql, range, lexical, known));
  const unsound = statements.filter(({ statement, errors }) => !statement || errors.length > 0 || namesUnknown(statement, known));
  return { lexical, statements, catalog, sound: unsound.reduce((text, { range }) => blanked(text, range), sql) };
}

/** The first error between statements that are each right: a pump made twice, a stream that feeds itself. */
export function errorBetween({ sound, lexical }: Analysis, given: SqlCatalog): PlacedError | undefined {
  if (lexical.length > 0) return undefined;
  const error = refusal(() => planApplication(parseStatements(sound), engineCatalog(given, scan(sound).tokens), given.bareQueries && BARE));
  return error && { message: error.reason, range: rangeOf(error, sound) };
}

interface Known {
  readonly catalog: Catalog;
  /** Streams whose CREATE is wrong: their columns are not known. */
  readonly unsure: Set<string>;
  readonly others: SqlCatalog['others'];
  readonly bareQueries: SqlCatalog['bareQueries'];
}

function analyseStatement(sql: string, range: StatementRange, lexical: readonly LexicalError[], known: Known): AnalysedStatement {
  const text = sql.slice(range.start, range.end);
  const placed = (error: SqlError): PlacedError => {
    const { start, end } = rangeOf(error, text);
    return { message: error.reason, range: { start: start + range.start, end: end + range.start } };
  };
  const broken = lexical.some((error) => error.range.start >= range.start && error.range.start <= range.end);
  const parsed = parse(text);
  if (parsed instanceof SqlError) {
    const name = createdName(range);
    if (name) known.unsure.add(name);
    // What the lexer refused is the cause; what the parser makes of the gap is not.
    return { range, errors: broken ? [] : [placed(parsed)] };
  }
  const errors = parsed.flatMap((statement) => bindingErrors(statement, known));
  const [statement] = parsed;
  if (errors.length > 0 && statement?.kind === 'createStream') known.unsure.add(statement.name.value);
  return { range, errors: errors.map(placed), ...(statement && { statement }) };
}

function parse(text: string): Statement[] | SqlError {
  try {
    return parseStatements(text);
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
}

function bindingErrors(statement: Statement, known: Known): SqlError[] {
  const { catalog } = known;
  if (statement.kind === 'createPump' && !known.unsure.has(statement.insert.target.value)) {
    const target = refusal(() => findTarget(catalog, statement.insert.target));
    if (target) return [target];
  }
  const isOutside = statement.kind === 'queryStatement' && known.bareQueries === undefined;
  const outside = isOutside ? refusal(() => planApplication([statement], catalog)) : undefined;
  if (namesUnknown(statement, known)) return outside ? [outside] : [];
  const first = refusal(() => planApplication([statement], catalog, BARE));
  if (statement.kind === 'queryStatement') catalog.streams.delete(BARE);
  return [...(outside ? [outside] : []), ...(first ? [first, ...furtherErrors(statement, catalog, first)] : [])];
}

/** True when the statement speaks of a stream that may exist and whose columns nobody has told. */
function namesUnknown(statement: Statement, { catalog, unsure, others }: Known): boolean {
  const named = [...syntaxNodes(statement)].flatMap((node) => (node.kind === 'stream' ? [node.name.value] : []));
  if (statement.kind === 'createPump') named.push(...(unsure.has(statement.insert.target.value) ? [statement.insert.target.value] : []));
  return named.some((name) => unsure.has(name) || (others === 'possible' && !catalog.streams.has(name) && !catalog.tables.has(name)));
}

/** The name after CREATE [OR REPLACE] STREAM, of a statement that cannot be parsed. */
function createdName({ tokens }: StatementRange): string | undefined {
  const at = tokens.findIndex(({ kind, value }) => kind === 'word' && value === 'STREAM');
  const [first] = tokens;
  const name = tokens[at + 1];
  return first?.value === 'CREATE' && at > 0 && (name?.kind === 'word' || name?.kind === 'quoted') ? name.value : undefined;
}

function refusal(plan: () => unknown): SqlError | undefined {
  try {
    plan();
    return undefined;
  } catch (error) {
    if (error instanceof SqlError) return error;
    throw error;
  }
}
