// Rows as text in columns of equal width, for a terminal.

export interface Cell {
  readonly text: string;
  readonly align: 'left' | 'right';
}

/** Characters of one column. */
const MAX_WIDTH = 40;
const GAP = '  ';

/** The head, a line under it, and the rows. A column is as wide as its longest text, to a bound. A head stands over its cells. */
export function alignedTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const widths = head.map((name, at) =>
    Math.max(...[name, ...rows.map((row) => row[at]?.text ?? '')].map((text) => widthOf(fitted(text)))),
  );
  const sides = head.map((_, at) => (rows.some((row) => row[at]?.align === 'right') ? 'right' : 'left'));
  const lineOf = (cells: readonly Cell[]) =>
    cells
      .map(({ text, align }, at) => padded(fitted(text), widths[at] ?? 0, align))
      .join(GAP)
      .trimEnd();
  return [
    lineOf(head.map((text, at) => ({ text, align: sides[at] ?? 'left' }))),
    widths.map((width) => '─'.repeat(width)).join(GAP),
    ...rows.map(lineOf),
  ];
}

function fitted(text: string): string {
  return text.length <= MAX_WIDTH ? text : `${text.slice(0, MAX_WIDTH - 1)}…`;
}

function padded(text: string, width: number, align: Cell['align']): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? `${space}${text}` : `${text}${space}`;
}

/** Japanese, Chinese and Korean characters take two places in a terminal. https://www.unicode.org/reports/tr11/ */
function widthOf(text: string): number {
  const wide = text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g);
  return text.length + (wide?.length ?? 0);
}
