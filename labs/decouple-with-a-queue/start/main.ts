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
  // TODO: VisibilityTimeout, and a RedrivePolicy to the queue deadOrders.
});

// Step 2: send the orders.
async function sendOrders(batch: readonly Order[]) {
  // TODO: this sends the first ten and forgets the others. It does not look at what the queue refused either.
  const Entries = batch.slice(0, 10).map((order, index) => ({ Id: String(index), MessageBody: JSON.stringify(order) }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries }));
}

const WORKER_TIMEOUT_SECONDS = 3;
const worker = await createWorker(orders, bundle('worker.ts'), WORKER_TIMEOUT_SECONDS);
await createTable(name('set-aside'));

// Step 3: TODO: let Lambda read the queue `orders` for the function `worker`, with at most `data.workersAtMost` workers.

// A quiet hour, then the rush.
for (const wave of data.waves) {
  console.log(`${wave.length} orders come in.`);
  await sendOrders(wave);
  await untilQuiet(orders);
}
await printWorkerErrors();
