// Comma-separated text: RFC 4180, and blanks around a field that is not quoted do not count.

/** The records of a text; empty lines are left out. */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { field, end } = text[blanks(text, at)] === '"' ? quoted(text, blanks(text, at)) : bare(text, at);
    record.push(field);
    at = end;
    if (text[at] === ',') {
      at++;
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue;
      record.push(''); // nothing stands after the last comma
    }
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return records;
}

function blanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function bare(text: string, from: number): { field: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
  return { field: text.slice(from, end).trim(), end };
}

/** A field in quotes, where "" is a quote; what follows up to the comma belongs to it. */
function quoted(text: string, from: number): { field: string; end: number } {
  let field = '';
  let at = from + 1;
  for (; at < text.length; at++) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') field += text[at++];
    else break;
  }
  const rest = bare(text, Math.min(at + 1, text.length));
  return { field: field + rest.field, end: rest.end };
}
