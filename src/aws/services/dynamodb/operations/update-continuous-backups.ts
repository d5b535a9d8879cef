// UpdateContinuousBackups: recovery to a point in time, on or off. Kept and told; nothing is backed up here.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
import type { UpdateContinuousBackupsInput, UpdateContinuousBackupsOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { checkShape, type Shape } from '../shape/shape.ts';
import { checkTableName, tableNameRule } from '../shape/table-shapes.ts';
import { backupTable } from '../tables/backup-table.ts';
import type { Tables } from '../tables/tables.ts';
import { continuousBackups } from './describe-continuous-backups.ts';

const shape: Shape = {
  TableName: tableNameRule,
  PointInTimeRecoverySpecification: {
    required: 'always',
    members: { PointInTimeRecoveryEnabled: { required: 'always' }, RecoveryPeriodInDays: { min: 1, max: 35 } },
  },
};

export const updateContinuousBackups =
  (tables: Tables): Operation<UpdateContinuousBackupsInput, UpdateContinuousBackupsOutput> =>
  (input, context) => {
    const name = checkTableName(input.TableName);
    checkShape(input, shape);
    const { definition } = backupTable(tables, context, name);
    const { PointInTimeRecoveryEnabled: enabled, RecoveryPeriodInDays: days } = input.PointInTimeRecoverySpecification ?? {};
    if (enabled) {
      definition.pointInTimeMs ??= tables.now();
      if (days !== undefined) definition.recoveryDays = days;
    } else {
      delete definition.pointInTimeMs;
      delete definition.recoveryDays;
    }
    return { ContinuousBackupsDescription: continuousBackups(definition, tables.now()) };
  };
