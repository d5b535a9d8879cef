// The worker: a Lambda function. Lambda reads the queue and gives it up to ten messages at a time.
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { askCarrier, type Order, type QueueEvent } from './carrier.ts';

const dynamo = new DynamoDBClient({});

/** Sends one parcel: the table `parcels` counts how many have left the house for an order. */
async function sendParcel(order: Order, price: number): Promise<void> {
  // Step 5: TODO: send it only when no parcel has left for this order yet.
  await dynamo.send(
    new UpdateItemCommand({
      TableName: process.env.PARCELS,
      Key: { id: { S: order.id } },
      UpdateExpression: 'SET price = :price ADD parcels :one',
      ExpressionAttributeValues: { ':price': { N: String(price) }, ':one': { N: '1' } },
    }),
  );
}

export const handler = async (event: QueueEvent) => {
  for (const record of event.Records) {
    // Step 4: TODO: one order that fails must not fail the whole batch.
    const order: Order = JSON.parse(record.body);
    const price = await askCarrier(order);
    await sendParcel(order, price);
    console.log(`${order.id}: ${order.item} on its way`);
  }
};
