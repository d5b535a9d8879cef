// Opening and closing the stream of a table.
import type { StreamSpecification, StreamViewType } from '@aws-sdk/client-dynamodb';
import { invalidParameter } from '../errors.ts';
import { ChangeStream, streamLabel } from '../streams/change-stream.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

/** Throws AwsError ValidationException. The sentences are inferred. */
export function checkStreamSpecification(specification: StreamSpecification | undefined): void {
  if (!specification) return;
  const { StreamEnabled: enabled, StreamViewType: viewType } = specification;
  if (enabled && !viewType) throw invalidParameter('StreamSpecification.StreamViewType must be specified when StreamEnabled is true');
  if (!enabled && viewType) throw invalidParameter('StreamSpecification.StreamViewType must not be specified when StreamEnabled is false');
}

export function openStream(tables: Tables, table: Table, viewType: StreamViewType = 'NEW_AND_OLD_IMAGES'): void {
  // Two streams of one table never have the same label, not even where the clock stands still.
  let nowMs = tables.now();
  while (streamLabel(nowMs) <= (table.definition.lastStreamLabel ?? '')) nowMs++;
  const label = streamLabel(nowMs);
  table.addStream(ChangeStream.open({ tableArn: table.arn, label, viewType, nowMs, id: tables.environment.random.hex(8) }));
  table.definition.stream = { viewType, label };
  table.definition.lastStreamLabel = label;
}

export function closeStream(tables: Tables, table: Table): void {
  table.openStream?.close(tables.now());
  delete table.definition.stream;
}
