// A test cloud with a DynamoDB client and tables that are already ACTIVE. For tests.
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';
import type { Item } from '../item.ts';

export interface DynamoCloud extends TestCloud {
  readonly dynamo: DynamoDBClient;
  /** Creates a table, paid per request unless told otherwise, and waits, on the cloud's clock, until it is ACTIVE. */
  table(name: string, input?: Partial<CreateTableCommandInput>): Promise<void>;
  put(table: string, ...items: readonly Item[]): Promise<void>;
  /** All items of a table or an index. */
  all(table: string, index?: string): Promise<readonly Item[]>;
}

/** A table whose partition key is the text `pk`. */
export const partitionOnly = {
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' as const }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
};

/** A table whose partition key is the text `pk`, and whose sort key is the attribute `sk` of that type. */
export const withSortKey = (type: 'S' | 'N' | 'B' = 'S') => ({
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' as const },
    { AttributeName: 'sk', AttributeType: type },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ],
});

export function dynamoCloud(options?: Parameters<typeof testCloud>[0]): DynamoCloud {
  const cloud = testCloud(options);
  const dynamo = cloud.client(DynamoDBClient);
  return {
    ...cloud,
    dynamo,
    async table(name, input = partitionOnly) {
      const billing = input.ProvisionedThroughput ? {} : { BillingMode: 'PAY_PER_REQUEST' as const };
      await dynamo.send(new CreateTableCommand({ TableName: name, ...partitionOnly, ...billing, ...input }));
      await cloud.advance(1000);
    },
    async put(table, ...items) {
      for (const item of items) await dynamo.send(new PutItemCommand({ TableName: table, Item: item }));
    },
    async all(table, index) {
      const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: table, ...(index && { IndexName: index }) }));
      return Items;
    },
  };
}
