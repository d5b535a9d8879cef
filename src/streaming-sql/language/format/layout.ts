// The lines of a statement: one clause a line, one item of SELECT a line, and what is too long is broken at its commas.
import { SELECT_CLAUSES, SET_OPERATORS } from '../clause-words.ts';
import { isBracket, type Node, type Piece } from './pieces.ts';
import { type Writer, widthOf } from './writer.ts';

const WIDTH = 100;
const SHORT_QUERY_WIDTH = 60;
const STEP = 2;
const CLAUSES = new Set(['INSERT', ...SELECT_CLAUSES, ...SET_OPERATORS, 'VALUES']);
const JOINS = new Set(['JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'CROSS', 'NATURAL']);
const CHARACTERISTICS = new Set(['RETURNS', 'RETURN', 'LANGUAGE']);

const word = (node: Node | undefined): string => (node && !isBracket(node) && node.kind === 'word' ? node.value : '');
const isComma = (node: Node | undefined): boolean => node !== undefined && !isBracket(node) && node.kind === 'symbol' && node.value === ',';

/** Writes one statement, its semicolon included, from the indent on. */
export function writeStatement(nodes: readonly Node[], indent: number, writer: Writer): void {
  for (const [i, clause] of clausesOf(nodes).entries()) {
    if (i > 0) writer.newline(indent);
    writeClause(clause, indent, writer);
  }
}

/** Cuts at the words that begin a clause. `CREATE STREAM` has one clause, `CREATE PUMP ... AS` its own. */
function clausesOf(nodes: readonly Node[]): Node[][] {
  const clauses: Node[][] = [];
  const isFunction = word(nodes[0]) === 'CREATE' && nodes.slice(0, 4).some((node) => word(node) === 'FUNCTION');
  for (const [i, node] of nodes.entries()) {
    const begins = CLAUSES.has(word(node)) && !isContinued(nodes, i);
    const breaks = begins || (isFunction && CHARACTERISTICS.has(word(node)) && word(nodes[i + 1]) !== 'NULL');
    if (breaks || clauses.length === 0) clauses.push([]);
    clauses.at(-1)?.push(node);
  }
  return clauses;
}

/** NTH_VALUE(x, 2) FROM LAST, IS DISTINCT FROM, CREATE STREAM's own words: no clause begins there. */
function isContinued(nodes: readonly Node[], at: number): boolean {
  const [before, after] = [word(nodes[at - 1]), word(nodes[at + 1])];
  if (word(nodes[at]) === 'FROM') return before === 'DISTINCT' || after === 'FIRST' || after === 'LAST';
  return false;
}

function writeClause(clause: readonly Node[], indent: number, writer: Writer): void {
  const first = word(clause[0]);
  if (first === 'SELECT') writeSelect(clause, indent, writer);
  else if (first === 'FROM') writeFrom(clause, indent, writer);
  else if (first === 'CREATE' && clause.some((node) => word(node) === 'STREAM')) writeCreateStream(clause, indent, writer);
  else if (first === 'CREATE')
    writeNodes(clause, indent, writer); // OR REPLACE is no condition, even where a comment stands before it
  else writeFitting(clause, indent, writer);
}

/** CREATE STREAM: every column on a line of its own. */
function writeCreateStream(clause: readonly Node[], indent: number, writer: Writer): void {
  for (const node of clause) {
    if (isBracket(node)) writeBroken(node, indent, writer);
    else writer.piece(node);
  }
}

/** SELECT [STREAM] [DISTINCT | ALL], then its items: one stays on the line, several have a line each. */
function writeSelect(clause: readonly Node[], indent: number, writer: Writer): void {
  let at = 1;
  while (['STREAM', 'DISTINCT', 'ALL'].includes(word(clause[at]))) at++;
  const items = splitAtCommas(clause.slice(at));
  for (const node of clause.slice(0, at)) writer.inline(node);
  const [only] = items;
  const stays = items.length === 1 && only && fits(only, writer);
  for (const item of items) {
    if (!stays) writer.newline(indent + STEP);
    writeFitting(item, indent + STEP, writer);
  }
}

/** FROM: each JOIN begins a line. */
function writeFrom(clause: readonly Node[], indent: number, writer: Writer): void {
  let part: Node[] = [];
  const parts = [part];
  for (const [i, node] of clause.entries()) {
    if (JOINS.has(word(node)) && !JOINS.has(word(clause[i - 1])) && word(clause[i - 1]) !== 'OUTER') {
      part = [];
      parts.push(part);
    }
    part.push(node);
  }
  for (const [i, nodes] of parts.entries()) {
    if (i > 0) writer.newline(indent);
    writeFitting(nodes, indent, writer);
  }
}

/** On one line when it fits; else broken at its commas, then at AND and OR, then at the branches of CASE, then in its brackets. */
function writeFitting(nodes: readonly Node[], indent: number, writer: Writer): void {
  writeLines(fits(nodes, writer) ? [nodes] : linesOf(nodes), indent, writer);
}

function linesOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const items = splitAtCommas(nodes);
  if (items.length > 1) return items;
  const isCondition = (node: Node, i: number): boolean => ['AND', 'OR'].includes(word(node)) && !isBetween(nodes, i);
  const isBranch = (node: Node): boolean => ['WHEN', 'ELSE', 'END'].includes(word(node));
  const outer = nodes.findIndex((node, i) => word(node) === 'CASE' || isCondition(node, i));
  const lines = splitAt(nodes, word(nodes[outer]) === 'CASE' ? isBranch : isCondition);
  return lines.length > 1 ? lines : [nodes];
}

function writeLines(lines: readonly (readonly Node[])[], indent: number, writer: Writer): void {
  for (const [i, line] of lines.entries()) {
    if (i > 0) writer.newline(indent + STEP);
    writeNodes(line, indent + (i > 0 ? STEP : 0), writer);
  }
}

/** BETWEEN a AND b is one condition. */
function isBetween(nodes: readonly Node[], at: number): boolean {
  if (word(nodes[at]) !== 'AND') return false;
  for (let i = at - 1; i >= 0; i--) {
    if (word(nodes[i]) === 'BETWEEN') return true;
    if (['AND', 'OR', 'WHERE', 'WHEN', 'ON', 'HAVING'].includes(word(nodes[i]))) return false;
  }
  return false;
}

/** Nodes on the line at hand; a bracket that holds a query or does not fit is broken. */
function writeNodes(nodes: readonly Node[], indent: number, writer: Writer): void {
  for (const [i, node] of nodes.entries()) {
    if (!isBracket(node)) writer.piece(node);
    // What follows up to the next comma belongs on the line of the closing bracket.
    else if (fits([node, ...glued(nodes, i)], writer)) writer.inline(node);
    else writeBroken(node, indent, writer);
  }
}

const glued = (nodes: readonly Node[], at: number): readonly Node[] => (isComma(nodes[at + 1]) ? nodes.slice(at + 1, at + 2) : []);

/** ( , its inside a step further in, ) */
function writeBroken({ open, inside, close }: Extract<Node, { open: Piece }>, indent: number, writer: Writer): void {
  writer.piece(open);
  const isQuery = ['SELECT', 'VALUES'].includes(word(inside[0]));
  if (isQuery) {
    writer.newline(indent + STEP);
    writeStatement(inside, indent + STEP, writer);
  } else {
    for (const item of splitAtCommas(inside)) {
      writer.newline(indent + STEP);
      writeFitting(item, indent + STEP, writer);
    }
  }
  writer.newline(indent);
  if (close) writer.piece(close);
}

function fits(nodes: readonly Node[], writer: Writer): boolean {
  const last = nodes.at(-1);
  if (nodes.some(holdsLongQuery)) return false;
  // A comment behind the last piece does not count: the line ends there anyway.
  const bare = last && !isBracket(last) && last.leading.length === 0 ? [...nodes.slice(0, -1), { ...last, trailing: [] }] : nodes;
  const width = widthOf(bare);
  return width !== undefined && writer.column() + 1 + width <= WIDTH;
}

/** A subquery stays on a line only when it is as short as CURSOR(SELECT STREAM * FROM "S"). */
function holdsLongQuery(node: Node): boolean {
  if (!isBracket(node)) return false;
  const isQuery = word(node.inside[0]) === 'SELECT';
  if (isQuery && (node.inside.some(isComma) || (widthOf(node.inside) ?? WIDTH) > SHORT_QUERY_WIDTH)) return true;
  return node.inside.some(holdsLongQuery);
}

/** Each part ends with its comma. */
function splitAtCommas(nodes: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const [i, node] of nodes.entries()) {
    parts.at(-1)?.push(node);
    if (isComma(node) && i < nodes.length - 1) parts.push([]);
  }
  return parts;
}

/** Each part but the first begins with what is split at. */
function splitAt(nodes: readonly Node[], begins: (node: Node, index: number) => boolean): Node[][] {
  const parts: Node[][] = [[]];
  for (const [i, node] of nodes.entries()) {
    if (i > 0 && begins(node, i)) parts.push([]);
    parts.at(-1)?.push(node);
  }
  return parts;
}
