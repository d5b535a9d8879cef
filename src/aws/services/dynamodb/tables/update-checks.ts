// The checks of UpdateTable that need no table. Order and sentences: recorded by dynalite (test/updateTable.js).
import type { UpdateTableInput } from '@aws-sdk/client-dynamodb';
import { invalidParameter, validation } from '../errors.ts';
import { checkThroughputBounds } from './new-table.ts';

/** Throws AwsError ValidationException. */
export function checkUpdate(input: UpdateTableInput): void {
  const { ProvisionedThroughput: throughput, BillingMode: billing, GlobalSecondaryIndexUpdates: updates } = input;
  const others = [
    input.SSESpecification,
    input.StreamSpecification,
    input.DeletionProtectionEnabled,
    input.TableClass,
    input.OnDemandThroughput,
  ];
  if (!throughput && !billing && !updates?.length && others.every((other) => other === undefined))
    throw validation(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification ' +
        'or ReplicaUpdates is required',
    );
  if (billing === 'PROVISIONED' && !throughput)
    throw invalidParameter('ProvisionedThroughput must be specified when BillingMode is PROVISIONED');
  if (throughput) checkThroughputBounds(throughput);
  const names = new Set<string>();
  for (const { Update: update, Create: create, Delete: remove } of updates ?? []) {
    const change = update ?? create ?? remove;
    if (!change)
      throw invalidParameter(
        'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null',
      );
    // Inferred from the sentence above; scylladb/alternator's tests record that it is refused.
    if ([update, create, remove].filter(Boolean).length > 1)
      throw invalidParameter(
        'Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete can be specified',
      );
    const name = change.IndexName ?? '';
    if (names.has(name))
      throw invalidParameter(`Only one global secondary index update per index is allowed simultaneously. Index: ${name}`);
    names.add(name);
  }
}
