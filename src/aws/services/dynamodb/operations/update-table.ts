// UpdateTable: throughput, billing, one index more or less, the stream, deletion protection, table class.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
import type { UpdateTableInput, UpdateTableOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { tableBusy } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, refuseMembers, updateTableShape } from '../shape/table-shapes.ts';
import { planBilling } from '../tables/billing-update.ts';
import { describedTable } from '../tables/described-table.ts';
import { encryptionOf } from '../tables/encryption.ts';
import { applyIndexUpdates, checkIndexUpdates } from '../tables/index-updates.ts';
import { planStream } from '../tables/stream-update.ts';
import { checkStreamSpecification } from '../tables/table-stream.ts';
import type { Tables } from '../tables/tables.ts';
import { checkUpdate } from '../tables/update-checks.ts';

export const updateTable =
  (tables: Tables): Operation<UpdateTableInput, UpdateTableOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, updateTableShape);
    refuseMembers(input, 'ReplicaUpdates', 'WarmThroughput', 'MultiRegionConsistency', 'GlobalTableWitnessUpdates', 'VectorIndexUpdates');
    checkUpdate(input);
    checkStreamSpecification(input.StreamSpecification);
    const table = tables.get(context, name);
    const { definition } = table;
    if (definition.status !== 'ACTIVE') throw tableBusy(table.name, busyWord[definition.status]);
    // Everything is checked before anything is changed.
    const changeBilling = planBilling(table, input, tables.now());
    checkIndexUpdates(table, input);
    const changeStream = planStream(tables, table, input.StreamSpecification);
    changeBilling();
    applyIndexUpdates(table, input);
    changeStream();
    const { DeletionProtectionEnabled: protection, TableClass: tableClass, SSESpecification: sse, OnDemandThroughput: onDemand } = input;
    if (protection !== undefined) definition.deletionProtection = protection ? 'on' : 'off';
    if (tableClass) Object.assign(definition, { tableClass, tableClassMs: tables.now() });
    if (onDemand) definition.onDemand = onDemand;
    if (sse?.Enabled) definition.encryption = encryptionOf(sse, definition);
    else if (sse) delete definition.encryption;
    definition.status = 'UPDATING';
    definition.nextStatusMs = tables.now() + limits.updateTableMs;
    tables.planTransition(table);
    return { TableDescription: describedTable(table) };
  };

const busyWord = { CREATING: 'being created', UPDATING: 'being updated', DELETING: 'being deleted' } as const;
