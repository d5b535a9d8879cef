// The formatter: the same tokens and comments, laid out anew.
import { writeStatement } from './format/layout.ts';
import { isBracket, type Node, type Piece, piecesOf, treeOf } from './format/pieces.ts';
import { Writer } from './format/writer.ts';
import { scan } from './scan.ts';

/**
 * Lays out SQL: keywords in upper case, one clause a line, a blank line between statements. Comments stay, strings and quoted
 * names are not touched, and formatting twice changes nothing. A text that the lexer refuses comes back as it is.
 */
export function format(sql: string): string {
  const { tokens, comments, errors } = scan(sql);
  if (errors.length > 0) return sql;
  const writer = new Writer();
  const pieces = piecesOf(sql, tokens, comments);
  for (const statement of statementsOf(pieces)) {
    const [first] = statement;
    if (isLonely(first)) {
      writer.newline(0);
      writer.piece(first);
      continue;
    }
    writer.blankLine();
    writeStatement(treeOf(statement), 0, writer);
  }
  return writer.result();
}

/** Comments behind the last statement, or a semicolon without one. */
const isLonely = (node: Node | undefined): node is Piece =>
  node !== undefined && !isBracket(node) && (node.kind === 'end' || node.value === ';');

function statementsOf(pieces: readonly Piece[]): Piece[][] {
  const statements: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'end' && statements.at(-1)?.length) statements.push([]);
    statements.at(-1)?.push(piece);
    if (piece.kind === 'symbol' && piece.value === ';') statements.push([]);
  }
  return statements.filter((statement) => statement.length > 0);
}
