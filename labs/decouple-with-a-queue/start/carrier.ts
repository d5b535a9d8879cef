// The other company: it takes our parcels. Read it; you cannot change it.
// Its answers take a moment, and it keeps a list of who asked for what, in a table of its own.
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

export interface Order {
  readonly id: string;
  readonly item: string;
  readonly quantity: number;
  readonly postcode: string;
  readonly note?: string;
}

/** What a function gets when Lambda has read a queue for it: a batch of messages. */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

const dynamo = new DynamoDBClient({});

/**
 * Asks the carrier what a parcel costs, in yen.
 * It fails once for every order to the islands (9...): their office has to wake up first. It fails always for a postcode that is none.
 */
export async function askCarrier(order: Order): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { Attributes } = await dynamo.send(
    new UpdateItemCommand({
      TableName: process.env.CARRIER,
      Key: { id: { S: order.id } },
      UpdateExpression: 'ADD asked :one, workers :worker',
      // The name of a log stream stands for one worker: each one has its own.
      ExpressionAttributeValues: { ':one': { N: '1' }, ':worker': { SS: [process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? 'nobody'] } },
      ReturnValues: 'ALL_NEW',
    }),
  );
  if (!/^\d{7}$/.test(order.postcode)) throw new Error(`There is no postcode "${order.postcode}".`);
  const islands = order.postcode.startsWith('9');
  if (islands && Attributes?.asked?.N === '1') throw new Error(`The office on the islands is asleep. Ask again for ${order.id}.`);
  return 500 + 120 * order.quantity + (islands ? 900 : 0);
}
