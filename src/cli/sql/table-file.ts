// --tables [NAME=]FILE.csv: which file, and the reference table in it.
import { basename } from 'node:path';
import type { StreamSchema } from '../../streaming-sql/engine.ts';
import { type ReferenceTable, TableError, tableOfCsv } from '../../streaming-sql/mapping/reference-table.ts';
import { UsageError } from '../usage-error.ts';

/** [NAME=]FILE.csv: the file, and the name as written or the file's own. */
export function tableArgument(argument: string): { readonly file: string; readonly name: string } {
  const [, quoted, plain, file] = /^(?:"([^"]+)"|(\w+))=(.+)$/.exec(argument) ?? [];
  if (file !== undefined) return { file, name: quoted ?? plain ?? '' };
  return { file: argument, name: basename(argument).replace(/\.[^.]*$/, '') };
}

/** Reads a table. @throws UsageError when the file has no header or lacks a column of `schemas` */
export function readReferenceTable(argument: string, text: string, sql: string, schemas: readonly StreamSchema[]): ReferenceTable {
  const { file, name } = tableArgument(argument);
  try {
    return tableOfCsv(name, text, sql, schemas);
  } catch (error) {
    if (error instanceof TableError) throw new UsageError(`${file} ${error.message}`);
    throw error;
  }
}
