// Cases of the input mapping: JSON paths to columns, JSON values to SQL types, through the service's own decoder.
import { columnNames } from '../../src/aws/services/kinesis-analytics/discovery/column-names.ts';
import { createRecordDecoder } from '../../src/aws/services/kinesis-analytics/runtime/record-decoder.ts';
import type { SqlValue } from '../../src/streaming-sql/engine.ts';
import { CoercionError, coercionTo } from '../../src/streaming-sql/mapping/coercion.ts';
import { type Cell, type Check, type ConformanceCase, type Outcome, outcomeOf } from './case-file.ts';
import { instant } from './compare.ts';

export function runMappingCase(item: ConformanceCase): Outcome {
  const { record, mapping, expected, checks } = item;
  if (record !== undefined && mapping)
    return runPaths(record, mapping as Readonly<Record<string, string>>, expected as readonly (readonly Cell[])[]);
  return outcomeOf((checks ?? []).flatMap(coercionProblems));
}

function runPaths(record: unknown, mapping: Readonly<Record<string, string>>, expected: readonly (readonly Cell[])[]): Outcome {
  const decode = createRecordDecoder({
    RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$' } } },
    RecordColumns: Object.entries(mapping).map(([Name, Mapping]) => ({ Name, Mapping, SqlType: 'VARCHAR(4096)' })),
  });
  const { rows, faults } = decode(new TextEncoder().encode(JSON.stringify(record)));
  const same = rows.length === expected.length && expected.every((row, i) => row.every((cell, j) => rows[i]?.[j] === cell));
  return outcomeOf(
    same ? [] : [`${JSON.stringify(rows)} ${faults.map(({ message }) => message).join()}, expected ${JSON.stringify(expected)}`],
  );
}

function coercionProblems({ json, ...types }: Check): string[] {
  const value = JSON.parse(String(json));
  return Object.entries(types).flatMap(([name, wanted]) => {
    // `any` stands for every type; the lengths are those that the documents' table leaves out.
    const type = name === 'any' ? 'INTEGER' : name === 'VARCHAR' || name === 'VARBINARY' ? `${name}(64)` : name;
    const given = attempt(() => coercionTo(type)(value));
    return isCoercion(given, wanted) ? [] : [`${String(json)} as ${name}: ${String(given)}, expected ${String(wanted)}`];
  });
}

function attempt(action: () => SqlValue): SqlValue | CoercionError {
  try {
    return action();
  } catch (error) {
    if (error instanceof CoercionError) return error;
    throw error;
  }
}

function isCoercion(given: SqlValue | CoercionError, wanted: unknown): boolean {
  if (given instanceof CoercionError) return wanted === '<coercion error>';
  if (given instanceof Uint8Array) return wanted === `x${Array.from(given, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  if (typeof wanted === 'string' && typeof given === 'number') return instant(wanted) === given;
  // "abcd (truncated, no error)"
  return given === wanted || (typeof wanted === 'string' && wanted.startsWith(`${String(given)} (`));
}

/** Cases of DiscoverInputSchema: what a field's name becomes. */
export function runDiscoverCase({ checks = [] }: ConformanceCase): Outcome {
  return outcomeOf(
    checks.flatMap(({ in: field, out }) => {
      const [name] = columnNames([String(field)]);
      return name === out ? [] : [`${String(field)} becomes ${name}, expected ${String(out)}`];
    }),
  );
}
