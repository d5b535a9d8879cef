// Where the formatter's text comes together: blanks, line breaks, indents, and comments that end a line.
import { isBracket, type Node, type Piece } from './pieces.ts';
import { spaceBetween } from './spacing.ts';

export class Writer {
  private text = '';
  private left: Piece | undefined;
  private beforeThat: Piece | undefined;
  private indent = 0;
  private state: 'fresh line' | 'in line' | 'must break' = 'fresh line';

  /** Ends the line, unless it is empty, and sets the indent of the next one. */
  newline(indent: number): void {
    this.indent = indent;
    if (this.state !== 'fresh line') this.text += '\n';
    this.state = 'fresh line';
  }

  blankLine(): void {
    this.newline(0);
    if (this.text !== '') this.text += '\n';
  }

  piece(piece: Piece): void {
    for (const { text, gap } of piece.leading) {
      this.newline(this.indent);
      if (gap === 'blank line' && this.text !== '' && !this.text.endsWith('\n\n')) this.text += '\n';
      this.put(text);
      this.newline(this.indent);
    }
    if (piece.kind === 'end') return;
    if (this.state === 'must break') this.newline(this.indent);
    const spaced = this.state === 'in line' && this.left && spaceBetween(this.beforeThat, this.left, piece);
    this.put(spaced ? ` ${piece.text}` : piece.text);
    this.beforeThat = this.left;
    this.left = piece;
    for (const comment of piece.trailing) {
      this.put(` ${comment}`);
      this.state = comment.startsWith('/*') ? 'in line' : 'must break';
    }
  }

  /** A node on the line at hand, brackets and all. */
  inline(node: Node): void {
    if (!isBracket(node)) this.piece(node);
    else {
      this.piece(node.open);
      for (const inner of node.inside) this.inline(inner);
      if (node.close) this.piece(node.close);
    }
  }

  /** How far the line at hand has come. */
  column(): number {
    return this.state === 'fresh line' ? this.indent : this.text.length - this.text.lastIndexOf('\n') - 1;
  }

  result(): string {
    const trimmed = this.text.trimEnd();
    return trimmed === '' ? '' : `${trimmed}\n`;
  }

  private put(text: string): void {
    if (this.state === 'fresh line') this.text += ' '.repeat(this.indent);
    this.text += text;
    this.state = 'in line';
  }
}

/** The width of nodes on one line; undefined when a comment in them would end it. */
export function widthOf(nodes: readonly Node[]): number | undefined {
  if (nodes.some(hasComment)) return undefined;
  const writer = new Writer();
  for (const node of nodes) writer.inline(node);
  return writer.column();
}

/** A comment behind the very last piece is no obstacle: it ends the line anyway. */
function hasComment(node: Node): boolean {
  if (!isBracket(node)) return node.leading.length > 0 || node.trailing.length > 0;
  return [node.open, ...node.inside, ...(node.close ? [node.close] : [])].some(hasComment);
}
