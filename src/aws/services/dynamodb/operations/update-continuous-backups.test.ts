// UpdateContinuousBackups and DescribeContinuousBackups, by the real SDK client.
// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
import { DescribeContinuousBackupsCommand, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('recovery is switched on with its window, and off again', async () => {
  const { dynamo, table, advance, clock } = dynamoCloud();
  await table('users');
  const enabledMs = clock.now();
  const update = (PointInTimeRecoveryEnabled: boolean) => {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled };
    return dynamo.send(new UpdateContinuousBackupsCommand({ TableName: 'users', PointInTimeRecoverySpecification }));
  };
  const described = async () =>
    (await dynamo.send(new DescribeContinuousBackupsCommand({ TableName: 'users' }))).ContinuousBackupsDescription;
  expect(await described()).toEqual({
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
  });
  await update(true);
  await advance(40 * 24 * 3600 * 1000);
  expect(await described()).toMatchObject({
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 35,
      EarliestRestorableDateTime: new Date(enabledMs + 5 * 24 * 3600 * 1000),
      LatestRestorableDateTime: new Date(clock.now() - 5 * 60 * 1000),
    },
  });
  expect((await update(false)).ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toEqual({
    PointInTimeRecoveryStatus: 'DISABLED',
  });
});

test('a table that is not there has an error of its own', async () => {
  const specification = { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 36 };
  const update = (TableName: string, PointInTimeRecoverySpecification: typeof specification) =>
    dynamoCloud().dynamo.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  await expect(update('users', specification)).rejects.toThrow('Member must have value less than or equal to 35');
  await expect(update('users', { ...specification, RecoveryPeriodInDays: 1 })).rejects.toMatchObject({
    name: 'TableNotFoundException',
    message: 'Table not found: users',
  });
});
