// The application's code becomes a program of the SQL engine, over the in-application streams of its inputs.
import { type Program, prepare, SqlError, type StreamSchema } from '../../../../streaming-sql/engine.ts';
import { type Application, type ApplicationInput, inAppStreamNames } from '../application.ts';
import { codeValidation } from '../errors.ts';
import { metadataColumns } from './metadata-columns.ts';

/**
 * Checks and plans the code.
 * @throws AwsError CodeValidationException with the engine's text: the place ("From line 1, column 13 ..."), the line and a caret
 */
export function prepareQuery(code: string, inputs: readonly ApplicationInput[]): Program {
  try {
    return prepare(code, { streams: inputs.flatMap((input) => inputStreams(input, code)) });
  } catch (error) {
    if (error instanceof SqlError) throw codeValidation(error.message);
    throw error;
  }
}

/**
 * Checks the code where that is possible. Inferred: without an input its streams are not known, so the code waits until one is
 * added or the application starts.
 */
export function validateCode({ code, inputs }: Pick<Application, 'code' | 'inputs'>): void {
  if (code !== undefined && code.trim() !== '' && inputs.length > 0) prepareQuery(code, inputs);
}

function inputStreams(input: ApplicationInput, code: string): StreamSchema[] {
  const own = (input.schema.RecordColumns ?? []).map(({ Name = '', SqlType = '' }) => ({ name: Name, type: SqlType }));
  const columns = [...own, ...metadataColumns(code, own).map(({ name, type }) => ({ name, type }))];
  return inAppStreamNames(input).map((name) => ({ name, columns }));
}
