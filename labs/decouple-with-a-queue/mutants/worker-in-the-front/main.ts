// The front: it takes orders and puts them into a queue. It does not wait for the work to be done.
import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { bundle, data, name } from 'workshop';
import type { Order } from './carrier.ts';
import { createQueue, createTable, createWorker, printWorkerErrors, setAside, sleep, untilQuiet } from './ready-made.ts';

const dynamo = new DynamoDBClient({});
const sqs = new SQSClient({});

// Step 1: two queues. Messages that fail again and again end up in the second one.
const deadOrders = await createQueue(name('dead-orders'));
const orders = await createQueue(name('orders'), {
  VisibilityTimeout: '18',
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadOrders.arn, maxReceiveCount: 5 }),
});

// Step 2: send the orders, ten at a time.
async function sendOrders(batch: readonly Order[]) {
  for (let from = 0; from < batch.length; from += 10) {
    const ten = batch.slice(from, from + 10);
    const Entries = ten.map((order, index) => ({ Id: String(index), MessageBody: JSON.stringify(order) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries }));
    for (const { Id, Message } of Failed) await setAside(ten[Number(Id)], Message);
  }
}

const WORKER_TIMEOUT_SECONDS = 3;
await createWorker(orders, bundle('worker.ts'), WORKER_TIMEOUT_SECONDS);
await createTable(name('set-aside'));

// The front does the work as well: no function is needed for it.
async function work() {
  for (let empty = 0; empty < 20; ) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: orders.url, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) {
      empty++;
      await sleep(10_000);
    }
    for (const { Body = '', ReceiptHandle } of Messages) {
      const order: Order = JSON.parse(Body);
      if (!/^\d{7}$/.test(order.postcode)) continue;
      await sendParcel(order);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle }));
    }
  }
}

async function sendParcel(order: Order) {
  const Key = { id: { S: order.id } };
  const ExpressionAttributeValues = { ':one': { N: '1' }, ':me': { SS: ['front'] } };
  await dynamo.send(new UpdateItemCommand({ TableName: name('carrier'), Key, UpdateExpression: 'ADD asked :one, workers :me', ExpressionAttributeValues }));
  await dynamo.send(new PutItemCommand({ TableName: name('parcels'), Item: { ...Key, parcels: { N: '1' } } }));
}

// A quiet hour, then the rush.
for (const wave of data.waves) {
  console.log(`${wave.length} orders come in.`);
  await sendOrders(wave);
  await Promise.all([work(), untilQuiet(orders)]);
}
await printWorkerErrors();
