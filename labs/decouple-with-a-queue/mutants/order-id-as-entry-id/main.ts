// The front: it takes orders and puts them into a queue. It does not wait for the work to be done.
import { CreateEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { bundle, data, name } from 'workshop';
import type { Order } from './carrier.ts';
import { createQueue, createTable, createWorker, printWorkerErrors, setAside, untilQuiet } from './ready-made.ts';

const lambda = new LambdaClient({});
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
    const Entries = ten.map((order) => ({ Id: order.id, MessageBody: JSON.stringify(order) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries }));
    for (const { Id, Message } of Failed) await setAside(ten.find((order) => order.id === Id), Message);
  }
}

const WORKER_TIMEOUT_SECONDS = 3;
const worker = await createWorker(orders, bundle('worker.ts'), WORKER_TIMEOUT_SECONDS);
await createTable(name('set-aside'));

// Step 3: Lambda reads the queue, and starts as many workers as the queue is deep, within a limit.
await lambda.send(
  new CreateEventSourceMappingCommand({
    EventSourceArn: orders.arn,
    FunctionName: worker,
    BatchSize: 10,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: data.workersAtMost },
  }),
);

// A quiet hour, then the rush.
for (const wave of data.waves) {
  console.log(`${wave.length} orders come in.`);
  await sendOrders(wave);
  await untilQuiet(orders);
}
await printWorkerErrors();
