// UpdateTable's changes of throughput and billing, of the table and of its global indexes.
// Sentences: recorded by dynalite (test/updateTable.js).
import type { ProvisionedThroughput, UpdateTableInput } from '@aws-sdk/client-dynamodb';
import { invalidParameter, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Throughput } from './definition.ts';
import type { Table } from './table.ts';

interface ThroughputChange {
  /** Of the index; empty for the table. */
  readonly name: string;
  readonly present: Throughput;
  readonly wanted: { readonly read: number; readonly write: number };
}

/** Checks, throwing AwsError ValidationException, and gives the function that makes the changes. */
export function planBilling(table: Table, input: UpdateTableInput, nowMs: number): () => void {
  const { definition } = table;
  const billing = input.BillingMode ?? definition.billing;
  if (input.ProvisionedThroughput && billing === 'PAY_PER_REQUEST')
    throw invalidParameter('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST');
  const changes = throughputChanges(table, input);
  const isSwitch = billing !== definition.billing;
  if (isSwitch && billing === 'PROVISIONED') checkAllIndexes(table, changes);
  for (const { present, wanted } of isSwitch ? [] : changes) checkChange(present, wanted);
  return () => {
    definition.billing = billing;
    if (isSwitch && billing === 'PAY_PER_REQUEST') {
      definition.payPerRequestMs = nowMs;
      const all = [definition.throughput, ...definition.indexes.map(({ throughput }) => throughput)];
      for (const throughput of all) Object.assign(throughput, { read: 0, write: 0 });
      for (const index of definition.indexes) if (index.kind === 'global') index.status = 'UPDATING';
      return;
    }
    const pending: Record<string, ThroughputChange['wanted']> = {};
    for (const { name, present, wanted } of changes) {
      if (wanted.read > present.read || wanted.write > present.write) present.lastIncreaseMs = nowMs;
      else present.lastDecreaseMs = nowMs;
      pending[name] = wanted;
      const index = definition.indexes.find((candidate) => candidate.name === name);
      if (index) index.status = 'UPDATING';
      // A table that was paid per request tells its new throughput at once.
      if (isSwitch) Object.assign(present, wanted);
    }
    if (changes.length > 0) definition.pendingThroughput = pending;
  };
}

function throughputChanges({ definition }: Table, input: UpdateTableInput): ThroughputChange[] {
  const { ProvisionedThroughput: tables, GlobalSecondaryIndexUpdates: updates = [] } = input;
  const changes: ThroughputChange[] = tables ? [{ name: '', present: definition.throughput, wanted: unitsOf(tables) }] : [];
  for (const { Update: update } of updates) {
    const throughput = update?.ProvisionedThroughput;
    if (!throughput) continue;
    const wanted = unitsOf(throughput);
    if (wanted.read > limits.capacityUnits || wanted.write > limits.capacityUnits)
      throw validation(
        'This operation cannot be performed with given input values. Please contact DynamoDB service team for more info: ' +
          'Action Blocked: IndexUpdate',
      );
    const index = definition.indexes.find(({ kind, name }) => kind === 'global' && name === update.IndexName);
    if (index) changes.push({ name: index.name, present: index.throughput, wanted });
  }
  return changes;
}

function unitsOf({ ReadCapacityUnits: read = 0, WriteCapacityUnits: write = 0 }: ProvisionedThroughput): ThroughputChange['wanted'] {
  return { read, write };
}

function checkAllIndexes({ definition }: Table, changes: readonly ThroughputChange[]): void {
  const missing = definition.indexes.filter(({ kind, name }) => kind === 'global' && !changes.some((change) => change.name === name));
  if (missing.length > 0)
    throw invalidParameter(`ProvisionedThroughput must be specified for index: ${missing.map(({ name }) => name).join(',')}`);
}

function checkChange(present: Throughput, wanted: ThroughputChange['wanted']): void {
  if (wanted.read !== present.read || wanted.write !== present.write) return;
  throw validation(
    'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
      `Current ReadCapacityUnits provisioned for the table: ${present.read}. Requested ReadCapacityUnits: ${wanted.read}. ` +
      `Current WriteCapacityUnits provisioned for the table: ${present.write}. Requested WriteCapacityUnits: ${wanted.write}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );
}
