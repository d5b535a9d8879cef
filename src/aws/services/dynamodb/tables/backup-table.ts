// The table that an operation on backups means; its absence has an error of its own.
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

/** Throws AwsError TableNotFoundException. AWS: the error is in API_DescribeContinuousBackups, its sentence in Terraform's issue list. */
export function backupTable(tables: Tables, context: CallContext, name: string): Table {
  const table = tables.find(context, name);
  if (!table) throw new AwsError('TableNotFoundException', `Table not found: ${name}`);
  return table;
}
