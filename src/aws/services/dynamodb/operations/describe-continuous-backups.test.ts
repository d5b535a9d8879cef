// DescribeContinuousBackups, by the real SDK client; with UpdateContinuousBackups it is tested there.
import { DescribeContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('a table that is not there has an error of its own', async () => {
  await expect(dynamoCloud().dynamo.send(new DescribeContinuousBackupsCommand({ TableName: 'users' }))).rejects.toMatchObject({
    name: 'TableNotFoundException',
    message: 'Table not found: users',
  });
});
