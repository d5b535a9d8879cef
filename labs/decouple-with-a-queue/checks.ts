// What the lab "Decouple with a queue" demands, judged by queues and tables. Nothing here reads the learner's code.
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { distinctOrders, type Order, type Orders } from './orders.ts';
import {
  type Context,
  carrierList,
  depth,
  idsSetAside,
  mappingOfWorker,
  messagesIn,
  orderIn,
  parcelsSent,
  queueAttributes,
  queueUrl,
} from './shop.ts';

/**
 * AWS: a visibility timeout of six times the function's, and at least five receives, before a message goes to the dead letters.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const TIMES_THE_TIMEOUT = 6;
const LEAST_RECEIVES = 5;
const MOST_RECEIVES = 10;
/** A failed order waits this long before it is tried again; more would be too long for a customer. */
const LONGEST_HIDDEN_SECONDS = 30;
/** AWS: a standard queue may deliver a message twice, which is rare. One such in a run is nobody's mistake. */
const DELIVERED_TWICE_BY_CHANCE = 1;

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const among = (ids: readonly string[]) =>
  ids.length === 1 ? ids[0] : `${ids.length} orders (${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ' …' : ''})`;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

async function mostReceives(context: Context): Promise<number> {
  const policy = (await queueAttributes(context, 'orders'))?.RedrivePolicy;
  return Number((JSON.parse(policy ?? '{}') as { maxReceiveCount?: unknown }).maxReceiveCount ?? 1);
}

export default defineChecks<Orders>([
  {
    id: 'dead-letters',
    title: 'After five tries the queue `orders` moves a message to `dead-orders`.',
    on: 'both',
    async judge(context) {
      const { name } = context;
      const attributes = await queueAttributes(context, 'orders');
      const dead = await queueAttributes(context, 'dead-orders');
      if (!attributes) fail(`There is no queue called ${name('orders')}.`, `A queue called ${name('orders')}.`);
      if (!dead) fail(`There is no queue called ${name('dead-orders')}.`, `A queue called ${name('dead-orders')}.`);
      if (!attributes.RedrivePolicy) fail('The queue orders has no RedrivePolicy.', 'A RedrivePolicy to dead-orders.');
      const { deadLetterTargetArn } = JSON.parse(attributes.RedrivePolicy) as { deadLetterTargetArn?: string };
      if (deadLetterTargetArn !== dead.QueueArn) fail(`Dead letters go to ${deadLetterTargetArn}.`, `They go to ${dead.QueueArn}.`);
      const receives = await mostReceives(context);
      if (receives < LEAST_RECEIVES || receives > MOST_RECEIVES) {
        fail(
          `The queue gives up after ${plural(receives, 'try').replace('trys', 'tries')}.`,
          `A maxReceiveCount of ${LEAST_RECEIVES}, the least that AWS advises.`,
        );
      }
    },
  },
  {
    id: 'visibility-timeout',
    title: 'A message stays hidden long enough for the work to end.',
    on: 'both',
    async judge(context) {
      const seconds = Number((await queueAttributes(context, 'orders'))?.VisibilityTimeout);
      const { Timeout = 0 } = await context
        .cloud(LambdaClient)
        .send(new GetFunctionConfigurationCommand({ FunctionName: context.name('worker') }));
      const least = TIMES_THE_TIMEOUT * Timeout;
      if (seconds < least || seconds > LONGEST_HIDDEN_SECONDS) {
        fail(
          `A message of orders is hidden for ${seconds} seconds while it is in work.`,
          `${least} seconds, six times the ${Timeout} of the function; ${LONGEST_HIDDEN_SECONDS} at most, since a failed order waits so long.`,
        );
      }
    },
  },
  {
    id: 'orders-sent',
    title: 'Every order that the queue takes was sent.',
    on: 'both',
    async judge(context) {
      const wanted = distinctOrders(context.data).filter(({ fate }) => fate !== 'refused by the queue');
      const messages = [...(await messagesIn(context, 'orders')), ...(await messagesIn(context, 'dead-orders'))];
      const seen = new Set<unknown>([
        ...messages.map((message) => orderIn(message)?.id),
        ...(await carrierList(context)).keys(),
        ...(await parcelsSent(context)).keys(),
      ]);
      const missing = wanted.filter(({ order }) => !seen.has(order.id)).map(({ order }) => order.id);
      // What is hidden cannot be read.
      if (missing.length > (await depth(context, 'orders')).hidden) {
        fail(
          `Of ${wanted.length} orders, ${missing.length} never came into the queue, ${missing[0]} among them.`,
          'Each order of every wave is sent.',
        );
      }
    },
  },
  {
    id: 'refused-set-aside',
    title: 'The orders that the queue refused were set aside, and no others.',
    on: 'both',
    async judge(context) {
      const aside = await idsSetAside(context);
      const refused = distinctOrders(context.data).filter(({ fate }) => fate === 'refused by the queue');
      const lost = refused.filter(({ order }) => !aside.has(order.id)).map(({ order }) => order.id);
      if (lost.length > 0) {
        fail(
          `The queue refused ${among(lost)}, because of a character in the note, and nobody noticed.`,
          'What is in the Failed of an answer is set aside.',
        );
      }
      const others = [...aside].filter((id) => !refused.some(({ order }) => order.id === id));
      if (others.length > 0) fail(`The queue took ${among(others)}, yet that was set aside.`, 'Only what was refused is set aside.');
    },
  },
  {
    id: 'worker-connected',
    title: 'Lambda reads the queue for the function `worker`.',
    on: 'both',
    async judge(context) {
      const mapping = await mappingOfWorker(context);
      if (!mapping) fail('No event source mapping leads from orders to worker.', 'One that gives the messages of orders to the function.');
      if (!['Creating', 'Enabling', 'Enabled', 'Updating'].includes(mapping.State ?? '')) {
        fail(`The event source mapping is ${mapping.State}.`, 'It is Enabled.');
      }
    },
  },
  {
    id: 'workers-follow-the-depth',
    title: 'In the rush several workers are at work, but not more than the carrier bears.',
    on: 'both',
    async judge(context) {
      const { waves, workersAtMost } = context.data;
      const list = await carrierList(context);
      const workersOf = (orders: readonly Order[]) => new Set(orders.flatMap(({ id }) => [...(list.get(id)?.workers ?? [])]));
      const [quiet = new Set(), rush = new Set()] = waves.map(workersOf);
      const all = new Set([...quiet, ...rush]);
      if (all.size === 0) fail('No worker asked the carrier for anything.', 'The function works off the orders.');
      // Lambda replaces a worker that ended, so that more of them may have been there one after the other: then the setting tells.
      const limit = (await mappingOfWorker(context))?.ScalingConfig?.MaximumConcurrency ?? Number.POSITIVE_INFINITY;
      if (all.size > workersAtMost && limit > workersAtMost)
        fail(`${plural(all.size, 'worker')} asked the carrier.`, `${workersAtMost} at most: data.workersAtMost.`);
      if (rush.size < 2 || rush.size < quiet.size) {
        fail(`${plural(rush.size, 'worker')} did the work of the rush.`, `More than one, as messages wait; ${workersAtMost} at most.`);
      }
    },
  },
  {
    id: 'failed-tried-again',
    title: 'Every order that can be sent has its parcel, also when the carrier failed the first time.',
    on: 'both',
    async judge(context) {
      const parcels = await parcelsSent(context);
      const list = await carrierList(context);
      const sendable = distinctOrders(context.data).filter(({ fate }) => fate === 'good' || fate === 'fails once');
      const without = sendable.filter(({ order }) => !parcels.has(order.id)).map(({ order }) => order.id);
      const [first] = without;
      if (first === undefined) return;
      const dead = (await messagesIn(context, 'dead-orders')).some((message) => orderIn(message)?.id === first);
      const reports = (await mappingOfWorker(context))?.FunctionResponseTypes?.includes('ReportBatchItemFailures');
      fail(
        [
          `No parcel left for ${among(without)}: the carrier was asked ${times(list.get(first)?.asked ?? 0)} for ${first}`,
          dead ? ', and its message lies in dead-orders.' : '.',
          reports ? '' : ' The event source mapping does not have ReportBatchItemFailures.',
        ].join(''),
        'An order that failed is tried again until it is sent, and does not hold up the others of its batch.',
      );
    },
  },
  {
    id: 'only-failed-again',
    title: 'The good orders of a batch are not done again when another one fails.',
    on: 'both',
    async judge(context) {
      const list = await carrierList(context);
      const receives = await mostReceives(context);
      const tries = {
        good: (sent: number) => sent,
        'fails once': (sent: number) => sent + 1,
        'fails always': (sent: number) => sent * receives,
      };
      const tooOften = distinctOrders(context.data).flatMap(({ order, sent, fate }) => {
        const asked = list.get(order.id)?.asked ?? 0;
        const most = fate === 'refused by the queue' ? 0 : tries[fate](sent);
        return asked > most ? [{ id: order.id, asked, most, fate }] : [];
      });
      const extra = tooOften.reduce((sum, { asked, most }) => sum + asked - most, 0);
      const [first] = tooOften;
      if (first && extra > DELIVERED_TWICE_BY_CHANCE) {
        fail(
          `The carrier was asked ${times(first.asked)} for ${first.id}, in all ${times(extra)} too often.`,
          `${times(first.most).replace(/^o/, 'O')} for that order. Only messages whose messageId the function reports come back.`,
        );
      }
    },
  },
  {
    id: 'poison-in-dead-letters',
    title: 'The orders that fail always are in `dead-orders`, as they were sent, and nothing else is.',
    on: 'both',
    async judge(context) {
      const poison = new Map(
        distinctOrders(context.data)
          .filter(({ fate }) => fate === 'fails always')
          .map(({ order }) => [order.id, order]),
      );
      const dead = (await messagesIn(context, 'dead-orders')).map((message) => ({ body: message.Body ?? '', order: orderIn(message) }));
      for (const { body, order } of dead) {
        const sent = poison.get(String(order?.id));
        if (!sent) {
          const known = context.data.waves.flat().some(({ id }) => id === order?.id);
          fail(
            known ? `dead-orders holds ${String(order?.id)}, a good order.` : `A message in dead-orders is ${body.slice(0, 200)}`,
            'Only orders that failed five times, each as it was sent.',
          );
        }
        const same =
          Object.entries(sent).every(([key, value]) => order?.[key] === value) &&
          Object.keys(order ?? {}).length === Object.keys(sent).length;
        if (!same) fail(`A message in dead-orders is ${body.slice(0, 200)}`, `It is as it was sent: ${JSON.stringify(sent)}`);
      }
      const lost = [...poison.keys()].filter((id) => !dead.some(({ order }) => order?.id === id));
      if (lost.length > 0) {
        fail(
          `The postcode of ${among(lost)} is wrong, and that order is not in dead-orders.`,
          'A person must find it there and ask the customer.',
        );
      }
    },
  },
  {
    id: 'queue-empty',
    title: 'Nothing is left in the queue `orders`.',
    on: 'both',
    async judge(context) {
      const { waiting, hidden } = await depth(context, 'orders');
      if (waiting + hidden > 0) {
        fail(`${waiting} messages wait and ${hidden} are hidden, some minutes after the rush.`, 'Every message was done or given up.');
      }
    },
  },
  {
    id: 'one-parcel-each',
    title: 'Each order was sent once, also those whose message came twice.',
    on: 'both',
    async judge(context) {
      const list = await carrierList(context);
      const parcels = await parcelsSent(context);
      const orders = new Map(distinctOrders(context.data).map((each) => [each.order.id, each]));
      for (const [id, count] of parcels) {
        const known = orders.get(id);
        if (known?.fate === 'fails always' || !list.has(id)) {
          fail(`A parcel left for ${id} without a price of the carrier.`, 'The worker asks the carrier before it sends.');
        }
        if (count !== 1) {
          fail(`${count} parcels left for ${id}, whose message was sent ${times(known?.sent ?? 0)}.`, 'One parcel for each order.');
        }
      }
    },
  },
  {
    id: 'goes-on-without-the-front',
    title: 'Orders that arrive when your program is over are worked off as well.',
    // Sends messages of its own: after everything else has been looked at.
    on: 'hidden',
    async judge(context) {
      const before = (await parcelsSent(context)).keys().next().value ?? '';
      const done = context.data.waves.flat().find(({ id }) => id === before) as Order;
      const good = { ...done, id: 'J-1', postcode: '1050011' };
      const island = { ...done, id: 'J-2', postcode: '9070004' };
      const bodies = [JSON.stringify(good), '{"id":"J-3",', JSON.stringify(island), JSON.stringify(done)];
      const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const QueueUrl = await queueUrl(context, 'orders');
      await context.cloud(SQSClient).send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      await context.wait((LONGEST_HIDDEN_SECONDS + 5) * 1000);
      const parcels = await parcelsSent(context);
      const list = await carrierList(context);
      const told =
        'After your program the judge sent four messages: a good order, one to the islands, one that came before, and a text that is no JSON.';
      for (const { id } of [good, island, done]) {
        if (parcels.get(id) !== 1) {
          fail(`${told} ${plural(parcels.get(id) ?? 0, 'parcel')} left for ${id === done.id ? 'the one that came before' : id}.`, 'One.');
        }
      }
      const asked = list.get(good.id)?.asked ?? 0;
      if (asked > 1 + DELIVERED_TWICE_BY_CHANCE)
        fail(`${told} The carrier was asked ${times(asked)} for the good order.`, 'Once: a text that is no JSON fails alone.');
    },
  },
]);
