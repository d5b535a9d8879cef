// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { CreateTableCommand, DynamoDBClient, PutItemCommand, UpdateItemCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import type { OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const dynamodb = client(DynamoDBClient);
    const TableName = 'tides';
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['h', 'kind'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        KeySchema: [{ AttributeName: 'h', KeyType: 'HASH' }],
        GlobalSecondaryIndexes: [
          { IndexName: 'by-kind', KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
  },
  async makeLater(client) {
    const dynamodb = client(DynamoDBClient);
    const TableName = 'tides';
    const Item = {
      h: { S: 'Yokohama' },
      kind: { S: 'high' },
      at: { N: '6.5' },
      seen: { SS: ['a', 'b'] },
      raw: { B: new Uint8Array([1, 2]) },
    };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: { h: Item.h },
        UpdateExpression: 'SET seen = :s',
        ExpressionAttributeValues: { ':s': { SS: ['c'] } },
      }),
    );
    await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } }));
  },
};
