// Delimited records: text into rows of fields.
// Double quotes around a field protect delimiters, `""` is a quote in it (RFC 4180). That AWS does the same is inferred.

/** The rows of a text. A delimiter at the end begins no further row. */
export function parseDelimited(text: string, rowDelimiter: string, columnDelimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const [field, end] = readField(text, at, rowDelimiter, columnDelimiter);
    row.push(field);
    if (text.startsWith(columnDelimiter, end)) {
      at = end + columnDelimiter.length;
      continue;
    }
    rows.push(row);
    row = [];
    at = end + rowDelimiter.length;
  }
  return rows;
}

function readField(text: string, start: number, rowDelimiter: string, columnDelimiter: string): [field: string, end: number] {
  let end = start;
  let field = '';
  if (text[start] === '"') {
    for (end = start + 1; end < text.length; end++) {
      if (text[end] !== '"') field += text[end];
      else if (text[end + 1] === '"') field += text[end++];
      else break;
    }
    end++;
  }
  for (; end < text.length && !text.startsWith(columnDelimiter, end) && !text.startsWith(rowDelimiter, end); end++) field += text[end];
  return [field, Math.min(end, text.length)];
}
