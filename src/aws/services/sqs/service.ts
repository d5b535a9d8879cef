// Amazon Simple Queue Service. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizationsOf } from './access/authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { description } from './description.ts';
import { eventSink } from './event-sink.ts';
import { inspectedQueue } from './inspected-queue.ts';
import { messageSource } from './message-source.ts';
import { attributes } from './operations/attributes.ts';
import { deadLetters } from './operations/dead-letters.ts';
import { handleMessage } from './operations/handle-message.ts';
import { permissions } from './operations/permissions.ts';
import { queues } from './operations/queues.ts';
import { receiveMessage } from './operations/receive-message.ts';
import { sendMessage } from './operations/send-message.ts';
import { tags } from './operations/tags.ts';
import { withQueueUrl } from './queue-url.ts';
import { type OperationName, schemas } from './schemas.ts';
import { Sqs, type SqsState } from './sqs.ts';

export function createService(environment: ServiceEnvironment): Service {
  const sqs = new Sqs(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    ...queues(sqs),
    ...attributes(sqs),
    ...tags(sqs),
    ...permissions(sqs),
    ...sendMessage(sqs),
    ...receiveMessage(sqs),
    ...handleMessage(sqs),
    ...deadLetters(sqs),
  };
  return {
    description,
    operations,
    schemas,
    authorizations: authorizationsOf(sqs, Object.keys(operations) as OperationName[]),
    resourcePolicyOf(arn) {
      const queue = sqs.find(arn);
      const document = queue?.attributes.Policy;
      return queue && { owner: queue.definition.account, ...(document !== undefined && { document }) };
    },
    addressed: withQueueUrl,
    eventSink: eventSink(sqs),
    messageSource: messageSource(sqs),
    configurationSource: configurationSource(sqs),
    snapshot: () => sqs.snapshot(),
    restore: (state) => sqs.restore(state as SqsState),
    inspect: (account, region) => sqs.list({ account, region }).map((queue) => inspectedQueue(queue, sqs.now())),
  };
}
