// The lease table in DynamoDB. Every write is on the condition that nobody has written since the lease was read.
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { isNamed } from './aws-error.ts';
import { fromItem, type Lease, toItem } from './lease.ts';
import { pause } from './pause.ts';

/** `refused`: another worker was faster. */
export type Written = 'written' | 'refused';

const CREATION_POLL_MS = 1000;

export class LeaseTable {
  readonly #dynamodb: DynamoDBClient;
  readonly #name: string;

  /** @param name the application's name, as in the KCL */
  constructor(dynamodb: DynamoDBClient, name: string) {
    this.#dynamodb = dynamodb;
    this.#name = name;
  }

  /** Creates the table if it is missing, and waits until it is ACTIVE. */
  async open(): Promise<void> {
    for (let status = await this.#status(); status !== 'ACTIVE'; status = await this.#status()) {
      if (status === undefined) await this.#create();
      else await pause(CREATION_POLL_MS);
    }
  }

  async all(): Promise<Lease[]> {
    const leases: Lease[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await this.#dynamodb.send(
        new ScanCommand({ TableName: this.#name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
      );
      leases.push(...(page.Items ?? []).map(fromItem));
      from = page.LastEvaluatedKey;
    } while (from);
    return leases.sort((one, other) => (one.leaseKey < other.leaseKey ? -1 : 1));
  }

  /** Refused when the shard has a lease already. */
  add(lease: Lease): Promise<Written> {
    return this.#onCondition(
      new PutItemCommand({ TableName: this.#name, Item: toItem(lease), ConditionExpression: 'attribute_not_exists(leaseKey)' }),
    );
  }

  /** Writes `next` in the place of `seen`. The caller raises the counter. */
  replace(seen: Lease, next: Lease): Promise<Written> {
    return this.#onCondition(new PutItemCommand({ TableName: this.#name, Item: toItem(next), ...unchanged(seen) }));
  }

  remove(seen: Lease): Promise<Written> {
    return this.#onCondition(new DeleteItemCommand({ TableName: this.#name, Key: { leaseKey: { S: seen.leaseKey } }, ...unchanged(seen) }));
  }

  async #onCondition(command: PutItemCommand | DeleteItemCommand): Promise<Written> {
    try {
      await this.#dynamodb.send(command as PutItemCommand);
      return 'written';
    } catch (error) {
      if (isNamed(error, 'ConditionalCheckFailedException')) return 'refused';
      throw error;
    }
  }

  async #status(): Promise<string | undefined> {
    try {
      const { Table } = await this.#dynamodb.send(new DescribeTableCommand({ TableName: this.#name }));
      return Table?.TableStatus;
    } catch (error) {
      if (isNamed(error, 'ResourceNotFoundException')) return undefined;
      throw error;
    }
  }

  async #create(): Promise<void> {
    try {
      await this.#dynamodb.send(
        new CreateTableCommand({
          TableName: this.#name,
          AttributeDefinitions: [{ AttributeName: 'leaseKey', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'leaseKey', KeyType: 'HASH' }],
          BillingMode: 'PAY_PER_REQUEST',
        }),
      );
    } catch (error) {
      // Another worker creates it at the same moment.
      if (!isNamed(error, 'ResourceInUseException')) throw error;
    }
  }
}

function unchanged({ leaseCounter, leaseOwner }: Lease) {
  const owner = leaseOwner === undefined ? 'attribute_not_exists(leaseOwner)' : 'leaseOwner = :owner';
  return {
    ConditionExpression: `leaseCounter = :counter AND ${owner}`,
    ExpressionAttributeValues: {
      ':counter': { N: String(leaseCounter) },
      ...(leaseOwner !== undefined && { ':owner': { S: leaseOwner } }),
    },
  };
}
