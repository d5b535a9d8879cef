// The lab of the page "Decouple with a queue": orders in, a queue between, and workers that may fail.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenOrders, type Orders, shownOrders } from './orders.ts';

export default defineLab<Orders>({
  id: 'decouple-with-a-queue',
  title: 'Decouple with a queue',
  summary: 'Put a queue between a web shop and its slow work: retry only what failed, set poison aside, send every parcel once.',
  packages: [
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-sqs',
  ],
  services: ['sqs', 'lambda', 'dynamodb', 'iam', 'logs'],
  entry: 'main.ts',
  editable: ['main.ts', 'worker.ts', 'ready-made.ts'],
  readOnly: ['carrier.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 60_000,
  settleForMs: 20_000,
  view: 'messages',
  data: { shown: shownOrders, hidden: hiddenOrders },
  dataType: `{
    /** Orders that come together: first a quiet hour, then the rush. */
    readonly waves: readonly (readonly import('./carrier.ts').Order[])[];
    /** How many workers the carrier bears at a time. */
    readonly workersAtMost: number;
  }`,
  steps: [
    {
      id: 'give-up-somewhere',
      title: 'Let the queue `orders` hide a message for 18 seconds while it is in work, and move it to `dead-orders` after five tries.',
      hints: [
        'Attributes of a queue are texts. `VisibilityTimeout` is in seconds: AWS advises six times the timeout of the function that does the work.',
        'A `RedrivePolicy` is a JSON text with two members, `deadLetterTargetArn` and `maxReceiveCount`. Use `JSON.stringify`.',
        "In place of the first TODO: `VisibilityTimeout: '18', RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadOrders.arn, maxReceiveCount: 5 }),`",
      ],
      checks: ['dead-letters', 'visibility-timeout'],
    },
    {
      id: 'send-in-batches',
      title: 'Send all orders in batches of ten. Set aside the ones that the queue refuses.',
      hints: [
        '`SendMessageBatch` takes ten entries at most. Go through `batch` in steps of ten and slice: `for (let from = 0; from < batch.length; from += 10)`.',
        'The call succeeds even when entries do not: the answer has a list `Failed`, and each of its members has the `Id` of an entry and a `Message`.',
        'The `Id` is the index within the ten. So the order that failed is `ten[Number(Id)]`; give it to `setAside` with the `Message`.',
        'After the call, with `const { Failed = [] } = await sqs.send(…)`: `for (const { Id, Message } of Failed) await setAside(ten[Number(Id)], Message);`',
      ],
      checks: ['orders-sent', 'refused-set-aside'],
    },
    {
      id: 'connect-the-worker',
      title:
        'Let Lambda read the queue for the function `worker`, with as many workers as the queue is deep, but `data.workersAtMost` at most.',
      hints: [
        'What reads a queue for a function is an event source mapping: `CreateEventSourceMappingCommand`, with `EventSourceArn` and `FunctionName`.',
        'Lambda adds workers by itself while messages wait. The limit stands in `ScalingConfig`, as `MaximumConcurrency`.',
        'In place of the TODO of step 3: `await lambda.send(new CreateEventSourceMappingCommand({ EventSourceArn: orders.arn, FunctionName: worker, BatchSize: 10, ScalingConfig: { MaximumConcurrency: data.workersAtMost } }));`',
      ],
      checks: ['worker-connected', 'workers-follow-the-depth'],
    },
    {
      id: 'report-what-failed',
      title: 'Report the messages that failed, and only those, so that the others of the batch are not done again.',
      hints: [
        'Two places. In `main.ts`, tell the mapping that the function reports: `FunctionResponseTypes`. In `worker.ts`, catch the error of each message.',
        "In `main.ts`, beside `BatchSize`: `FunctionResponseTypes: ['ReportBatchItemFailures'],`",
        'The function answers `{ batchItemFailures: [{ itemIdentifier: … }, …] }`. The identifier is the `messageId` of the record, not the id of the order.',
        'Before the loop, `const batchItemFailures: { itemIdentifier: string }[] = [];`. Put the body of the loop into `try { … } catch (error) { console.error(error); batchItemFailures.push({ itemIdentifier: record.messageId }); }`. After the loop, `return { batchItemFailures };`',
      ],
      checks: ['failed-tried-again', 'only-failed-again', 'poison-in-dead-letters', 'queue-empty'],
    },
    {
      id: 'once-each',
      title: 'Send one parcel for each order, however often its message arrives.',
      hints: [
        'A standard queue delivers at least once, and a customer may press the button twice. The worker has to notice by the id of the order.',
        'Reading first and writing then leaves a gap for another worker. Let the write itself decide: `UpdateItemCommand` takes a `ConditionExpression`.',
        "Beside `UpdateExpression`: `ConditionExpression: 'attribute_not_exists(parcels)',`. When it does not hold, the call throws `ConditionalCheckFailedException`.",
        'That error means: done before. Put `try { … } catch (error) { if (!(error instanceof ConditionalCheckFailedException)) throw error; }` around the call, and import the error from `@aws-sdk/client-dynamodb`.',
      ],
      checks: ['one-parcel-each', 'goes-on-without-the-front'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'failed-tried-again',
      because: 'A list of the orders that fail is right for the data you saw, and for no other.',
    },
    'no-dead-letters': { fails: 'dead-letters', because: 'Without a redrive policy a poisoned message comes back for days.' },
    'gives-up-at-once': { fails: 'dead-letters', because: 'With a maxReceiveCount of 1 there is no second try.' },
    'shows-too-early': { fails: 'visibility-timeout', because: 'A message that becomes visible while it is in work is done twice.' },
    'twenty-at-a-time': { fails: 'orders-sent', because: 'A batch holds ten messages at most.' },
    'order-id-as-entry-id': { fails: 'orders-sent', because: 'Ids of entries must differ within a batch, and an order may come twice.' },
    'failed-not-looked-at': { fails: 'refused-set-aside', because: 'A batch that was answered with 200 can hold entries that failed.' },
    'worker-in-the-front': { fails: 'worker-connected', because: 'A front that does the work itself is not decoupled.' },
    'one-worker': { fails: 'workers-follow-the-depth', because: 'One worker works off a rush one batch after the other.' },
    'no-limit': { fails: 'workers-follow-the-depth', because: 'Without a limit Lambda starts more workers than the carrier bears.' },
    'reports-not-switched-on': { fails: 'failed-tried-again', because: 'Lambda reads batchItemFailures only when the mapping says so.' },
    'errors-swallowed': { fails: 'failed-tried-again', because: 'A message whose error is swallowed counts as done and is deleted.' },
    'deleted-before-the-work': {
      fails: 'failed-tried-again',
      because: 'A message that is deleted before its work is done cannot come back.',
    },
    'marked-before-the-work': {
      fails: 'failed-tried-again',
      because: 'A mark that is set before the work makes the second try believe that all is done.',
    },
    'whole-batch-again': { fails: 'only-failed-again', because: 'A function that throws gives back the whole batch.' },
    'identifier-of-the-order': {
      fails: 'only-failed-again',
      because: 'An identifier that Lambda does not know makes the whole batch fail.',
    },
    'dead-letters-rewritten': {
      fails: 'poison-in-dead-letters',
      because: 'Only the queue moves a message as it is; a copy made by hand is another message.',
    },
    'counts-every-time': { fails: 'one-parcel-each', because: 'An order that comes twice is sent twice when nobody looks.' },
  },
});
