// Records become rows of the engine. ROWTIME is the moment at which a row enters its in-application stream.
import type { Execution, Row } from '../../../../streaming-sql/engine.ts';
import type { ApplicationInput } from '../application.ts';
import { faultRow } from './error-rows.ts';
import { metadataColumns } from './metadata-columns.ts';
import { createRecordDecoder } from './record-decoder.ts';
import type { ReadRecord } from './shard-reader.ts';

/** Rows that wait for a push: few enough to be young still when they are forgotten, which spares the garbage collector a copy of each. */
const ROWS_AT_ONCE = 256;

/** Pushes the rows of records into the engine and returns what could not become one. */
export type RowFeeder = (records: readonly ReadRecord[], nowMs: number) => Row[];

export function createRowFeeder(execution: Execution, input: ApplicationInput, code: string): RowFeeder {
  const decode = createRecordDecoder(input.schema);
  const declared = (input.schema.RecordColumns ?? []).map(({ Name = '' }) => ({ name: Name }));
  const metadata = metadataColumns(code, declared);
  return (records, nowMs) => {
    const errors: Row[] = [];
    let stream = '';
    let rows: Row[] = [];
    const push = () => {
      if (rows.length > 0) execution.push(stream, rows);
      rows = [];
    };
    for (const { inAppStream, shardId, record } of records) {
      if (inAppStream !== stream || rows.length >= ROWS_AT_ONCE) push();
      stream = inAppStream;
      const decoded = decode(record.data);
      const known = metadata.length > 0 ? metadata.map((column) => column.of(record, shardId)) : undefined;
      for (const values of decoded.rows) rows.push({ rowtimeMs: nowMs, values: known ? [...values, ...known] : values });
      for (const fault of decoded.faults) errors.push(faultRow(fault, nowMs));
    }
    push();
    return errors;
  };
}
