// The worker: a Lambda function. Lambda reads the queue and gives it up to ten messages at a time.
import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { askCarrier, type Order, type QueueEvent } from './carrier.ts';

const sqs = new SQSClient({});
const dynamo = new DynamoDBClient({});

/** Sends one parcel: the table `parcels` counts how many have left the house for an order. */
async function sendParcel(order: Order, price: number): Promise<void> {
  // Step 5: only when no parcel has left for this order yet. The database decides, in the same write.
  try {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: process.env.PARCELS,
        Key: { id: { S: order.id } },
        UpdateExpression: 'SET price = :price ADD parcels :one',
        ConditionExpression: 'attribute_not_exists(parcels)',
        ExpressionAttributeValues: { ':price': { N: String(price) }, ':one': { N: '1' } },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    console.log(`${order.id}: was sent before`);
  }
}

export const handler = async (event: QueueEvent) => {
  // Step 4: Lambda deletes the messages of a batch, except for those that are named here.
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    // Deleted at once, so that nobody else gets it.
    const { receiptHandle, eventSourceARN } = record as unknown as { receiptHandle: string; eventSourceARN: string };
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: eventSourceARN.split(':').at(-1) }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receiptHandle }));
    try {
      const order: Order = JSON.parse(record.body);
      const price = await askCarrier(order);
      await sendParcel(order, price);
      console.log(`${order.id}: ${order.item} on its way`);
    } catch (error) {
      console.error(error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
