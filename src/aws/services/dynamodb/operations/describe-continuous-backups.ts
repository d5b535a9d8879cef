// DescribeContinuousBackups: can items be restored to a point in time? Told as it was asked for; nothing is backed up here.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
import type {
  ContinuousBackupsDescription,
  DescribeContinuousBackupsInput,
  DescribeContinuousBackupsOutput,
} from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape } from '../shape/shape.ts';
import { checkTableName, tableShape } from '../shape/table-shapes.ts';
import { backupTable } from '../tables/backup-table.ts';
import type { TableDefinition } from '../tables/definition.ts';
import type { Tables } from '../tables/tables.ts';

export const describeContinuousBackups =
  (tables: Tables): Operation<DescribeContinuousBackupsInput, DescribeContinuousBackupsOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, tableShape);
    return { ContinuousBackupsDescription: continuousBackups(backupTable(tables, context, name).definition, tables.now()) };
  };

export function continuousBackups({ pointInTimeMs, recoveryDays = 35 }: TableDefinition, nowMs: number): ContinuousBackupsDescription {
  if (pointInTimeMs === undefined)
    return { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } };
  const earliestMs = Math.max(pointInTimeMs, nowMs - recoveryDays * 24 * 3600 * 1000);
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: recoveryDays,
      EarliestRestorableDateTime: new Date(earliestMs),
      // AWS: "LatestRestorableDateTime is typically 5 minutes before the current time".
      LatestRestorableDateTime: new Date(Math.max(earliestMs, nowMs - 5 * 60 * 1000)),
    },
  };
}
