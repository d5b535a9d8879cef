// ListTables, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
import { DynamoDBClient, ListTablesCommand, type ListTablesCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('names come in order, in pages, and those of other accounts and regions do not come', async () => {
  const cloud = dynamoCloud();
  for (const name of ['ccc', 'aaa', 'bbb']) await cloud.table(name);
  const list = (input: ListTablesCommandInput = {}) => cloud.dynamo.send(new ListTablesCommand(input));
  expect((await list()).TableNames).toEqual(['aaa', 'bbb', 'ccc']);
  expect(await list({ Limit: 2 })).toMatchObject({ TableNames: ['aaa', 'bbb'], LastEvaluatedTableName: 'bbb' });
  const last = await list({ Limit: 2, ExclusiveStartTableName: 'bbb' });
  expect(last.TableNames).toEqual(['ccc']);
  expect(last).not.toHaveProperty('LastEvaluatedTableName');
  for (const elsewhere of [{ region: 'eu-west-1' }, { account: '111122223333' }])
    expect((await cloud.client(DynamoDBClient, elsewhere).send(new ListTablesCommand({}))).TableNames).toEqual([]);
});

test('a limit out of range and a name that is none are refused (recorded by dynalite)', async () => {
  const wrong = new ListTablesCommand({ Limit: 101, ExclusiveStartTableName: 'a' });
  await expect(dynamoCloud().dynamo.send(wrong)).rejects.toThrow(
    "2 validation errors detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100; " +
      "Value 'a' at 'exclusiveStartTableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
  );
});
