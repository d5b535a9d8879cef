// DeleteTable: the table is DELETING first and gone a little later; its items are gone at once.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
import type { DeleteTableInput, DeleteTableOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { tableBusy, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, tableShape } from '../shape/table-shapes.ts';
import { describedTable } from '../tables/described-table.ts';
import { closeStream } from '../tables/table-stream.ts';
import type { Tables } from '../tables/tables.ts';

export const deleteTable =
  (tables: Tables): Operation<DeleteTableInput, DeleteTableOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, tableShape);
    const table = tables.get(context, name);
    const { definition } = table;
    if (definition.status === 'CREATING') throw tableBusy(table.name, 'being created');
    if (definition.status === 'UPDATING') throw tableBusy(table.name, 'being updated');
    if (definition.status === 'DELETING') throw tableBusy(table.name, 'being deleted');
    if (definition.deletionProtection === 'on')
      throw validation('Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.');
    definition.status = 'DELETING';
    definition.nextStatusMs = tables.now() + limits.deleteTableMs;
    closeStream(tables, table);
    tables.planTransition(table);
    // AWS: what is being deleted is told without its keys, indexes and time of creation.
    const { TableName, TableStatus, ProvisionedThroughput, TableArn, TableId, ...rest } = describedTable(table);
    const { TableSizeBytes, ItemCount, BillingModeSummary, DeletionProtectionEnabled } = rest;
    return {
      TableDescription: {
        TableName,
        TableStatus,
        ProvisionedThroughput,
        TableSizeBytes,
        ItemCount,
        TableArn,
        TableId,
        ...(BillingModeSummary && { BillingModeSummary }),
        DeletionProtectionEnabled,
      },
    };
  };
