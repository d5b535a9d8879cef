// Delimited text into rows of fields. Double quotes around a field protect delimiters, `""` is a quote in it (RFC 4180).

export interface DelimitedForm {
  readonly rowDelimiters: readonly string[]; // a longer one before what it begins with
  readonly columnDelimiter: string;
  readonly blanks: 'kept' | 'dropped'; // around a field that is not quoted, and around quotes
  readonly emptyRows: 'kept' | 'dropped';
}

/** A file as spreadsheets and editors write it. AWS prints blanks behind its commas: app-add-reference-data.html. */
export const CSV_FILE: DelimitedForm = {
  rowDelimiters: ['\r\n', '\n', '\r'],
  columnDelimiter: ',',
  blanks: 'dropped',
  emptyRows: 'dropped',
};

/** Records of a stream with the delimiters of their schema. That AWS reads quotes as RFC 4180 does is inferred. */
export const delimitedBy = (rowDelimiter: string, columnDelimiter: string): DelimitedForm => ({
  rowDelimiters: [rowDelimiter],
  columnDelimiter,
  blanks: 'kept',
  emptyRows: 'kept',
});

/** The rows of a text. A delimiter at the end begins no further row; a quote that is not closed holds the rest. */
export function parseDelimited(text: string, form: DelimitedForm): string[][] {
  const { columnDelimiter, emptyRows } = form;
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const [field, end] = readField(text, at, form);
    row.push(field);
    if (text.startsWith(columnDelimiter, end)) {
      at = end + columnDelimiter.length;
      continue;
    }
    if (emptyRows === 'kept' || row.length > 1 || field !== '') rows.push(row);
    row = [];
    at = end + (rowDelimiterAt(text, end, form)?.length ?? 0);
  }
  return rows;
}

function readField(text: string, start: number, form: DelimitedForm): [field: string, end: number] {
  const dropsBlanks = form.blanks === 'dropped';
  let from = start;
  if (dropsBlanks) while (text[from] === ' ' || text[from] === '\t') from++;
  let quoted = '';
  if (text[from] === '"') {
    for (from++; from < text.length; from++) {
      if (text[from] !== '"') quoted += text[from];
      else if (text[from + 1] === '"') quoted += text[from++];
      else break;
    }
    from = Math.min(from + 1, text.length);
  }
  let end = from;
  while (end < text.length && !text.startsWith(form.columnDelimiter, end) && rowDelimiterAt(text, end, form) === undefined) end++;
  const bare = text.slice(from, end);
  return [quoted + (dropsBlanks ? bare.trim() : bare), end];
}

function rowDelimiterAt(text: string, at: number, { rowDelimiters }: DelimitedForm): string | undefined {
  return rowDelimiters.find((delimiter) => text.startsWith(delimiter, at));
}
