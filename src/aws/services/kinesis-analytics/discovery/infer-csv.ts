// A schema for delimited text: which delimiters, whether the first row names the columns, and what the columns hold.
// AWS: the request and response in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-dis-ref.html; the choice of delimiters is inferred.
import type { RecordColumn } from '@aws-sdk/client-kinesis-analytics-v2';
import { delimitedBy, parseDelimited } from '../../../../streaming-sql/mapping/delimited.ts';
import { LIMITS } from '../limits.ts';
import { columnNames } from './column-names.ts';
import type { Discovery } from './discovery.ts';
import { ColumnValues, fieldKind } from './infer-sql-type.ts';

const COLUMN_DELIMITERS = [',', '\t', '|', ';'];

/** Undefined unless one delimiter cuts every row into the same number of fields, two at least. Broken JSON is no CSV. */
export function inferCsv(texts: readonly string[]): Discovery | undefined {
  if (texts.some((text) => /^\s*[[{]/.test(text))) return undefined;
  const rowDelimiter = texts.some((text) => text.includes('\r\n')) ? '\r\n' : '\n';
  for (const columnDelimiter of COLUMN_DELIMITERS) {
    const rows = texts.flatMap((text) => parseDelimited(text, delimitedBy(rowDelimiter, columnDelimiter)));
    const width = rows[0]?.length ?? 0;
    if (width < 2 || width > LIMITS.columnsPerSchema || rows.some((row) => row.length !== width)) continue;
    return discovered(rows, rowDelimiter, columnDelimiter);
  }
  return undefined;
}

function discovered(rows: readonly (readonly string[])[], rowDelimiter: string, columnDelimiter: string): Discovery {
  const [first = [], ...rest] = rows;
  const header = isHeader(first, rest) ? first : undefined;
  const columns = columnValues(header ? rest : rows, first.length);
  const names = columnNames(header?.map((name) => name.trim()) ?? first.map(() => ''));
  return {
    schema: {
      RecordEncoding: 'UTF-8',
      RecordFormat: {
        RecordFormatType: 'CSV',
        MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: rowDelimiter, RecordColumnDelimiter: columnDelimiter } },
      },
      RecordColumns: columns.map((values, index): RecordColumn => ({ Name: names[index] ?? '', SqlType: values.sqlType('INTEGER') })),
    },
    // AWS: in the row of the header, a name under which numbers stand is null.
    parsed: rows.map((row) => row.map((field, index) => (fits(field, columns[index] as ColumnValues) ? field : null))),
  };
}

function columnValues(rows: readonly (readonly string[])[], width: number): ColumnValues[] {
  const columns = Array.from({ length: width }, () => new ColumnValues());
  for (const row of rows)
    for (const [index, field] of row.entries()) if (field.trim() !== '') columns[index]?.add(fieldKind(field), field.trim());
  return columns;
}

/** Inferred: texts of which no two are the same, above at least one column that holds something other than text. */
function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const names = new Set(first.map((field) => field.trim()));
  if (rest.length === 0 || names.size < first.length || names.has('')) return false;
  if (first.some((field) => fieldKind(field) !== 'text')) return false;
  return columnValues(rest, first.length).some(({ kind }) => kind !== 'text');
}

function fits(field: string, column: ColumnValues): boolean {
  if (column.kind === 'text') return true;
  const kind = fieldKind(field);
  return kind === column.kind || (kind === 'integer' && column.kind === 'fraction');
}
