// UpdateTable's change of the stream.
import type { StreamSpecification } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import type { Table } from './table.ts';
import { closeStream, openStream } from './table-stream.ts';
import type { Tables } from './tables.ts';

/** Checks, throwing AwsError ValidationException, and gives the function that makes the change. */
export function planStream(tables: Tables, table: Table, specification: StreamSpecification | undefined): () => void {
  if (!specification) return () => {};
  const { StreamEnabled: enabled, StreamViewType: viewType } = specification;
  // AWS: API_UpdateTable says both are refused; the sentences are those that issue lists quote.
  if (enabled && table.definition.stream) throw validation(`Table already has an enabled stream: TableName: ${table.name}`);
  if (!enabled && !table.definition.stream) throw validation(`Table has no stream to disable: TableName: ${table.name}`);
  return () => (enabled ? openStream(tables, table, viewType) : closeStream(tables, table));
}
