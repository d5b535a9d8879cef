// The application's code becomes a program of the SQL engine, over the in-application streams of its inputs.
import { type Program, prepare, SqlError, type SqlValue, type StreamSchema } from '../../../../streaming-sql/engine.ts';
import { type Application, type ApplicationInput, type ApplicationReference, inAppStreamNames } from '../application.ts';
import { codeValidation } from '../errors.ts';
import { metadataColumns } from './metadata-columns.ts';

/** The parts of an application that make its query. */
export type QueryParts = Pick<Application, 'inputs' | 'references' | 'code'>;

/** The rows of a reference table. */
export type TableRows = (reference: ApplicationReference) => readonly (readonly SqlValue[])[];

const noRows: TableRows = () => [];

/**
 * Checks and plans the code.
 * @param rowsOf the rows of the reference tables; without it the tables are empty, which is enough for checking
 * @throws AwsError CodeValidationException with the engine's text: the place ("From line 1, column 13 ..."), the line and a caret
 */
export function prepareQuery({ code = '', inputs, references }: QueryParts, rowsOf: TableRows = noRows): Program {
  const tables = references.map((reference) => ({
    schema: { name: reference.tableName, columns: schemaColumns(reference.schema) },
    rows: rowsOf(reference),
  }));
  try {
    return prepare(code, { streams: inputs.flatMap((input) => inputStreams(input, code)), tables });
  } catch (error) {
    if (error instanceof SqlError) throw codeValidation(error.message);
    throw error;
  }
}

/**
 * Checks the code where that is possible. Inferred: without an input its streams are not known, so the code waits until one is
 * added or the application starts.
 */
export function validateCode(parts: QueryParts): void {
  if (parts.code !== undefined && parts.code.trim() !== '' && parts.inputs.length > 0) prepareQuery(parts);
}

const schemaColumns = ({ RecordColumns = [] }: ApplicationInput['schema']) =>
  RecordColumns.map(({ Name = '', SqlType = '' }) => ({ name: Name, type: SqlType }));

function inputStreams(input: ApplicationInput, code: string): StreamSchema[] {
  const own = schemaColumns(input.schema);
  const columns = [...own, ...metadataColumns(code, own).map(({ name, type }) => ({ name, type }))];
  return inAppStreamNames(input).map((name) => ({ name, columns }));
}
