// CreateQueue, GetQueueUrl, ListQueues, DeleteQueue, PurgeQueue.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import { checkRedrive } from '../attributes/check-redrive.ts';
import { attributeValue, type QueueKind, withAttributes } from '../attributes/queue-attributes.ts';
import { invalidParameter, missingParameter, purgeInProgress, queueDoesNotExist, queueNameExists } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { tellMessage } from '../passages.ts';
import { queueOf, queueUrl, spokenProtocol } from '../queue-url.ts';
import type { Sqs } from '../sqs.ts';
import { checkedTags } from './tags.ts';

export function queues(sqs: Sqs) {
  return {
    CreateQueue(input: Sdk.CreateQueueRequest, context: CallContext): Sdk.CreateQueueResult {
      const { QueueName: name, Attributes: given = {}, tags = {} } = input;
      if (!name) throw missingParameter('QueueName');
      const kind = kindOf(name, given.FifoQueue);
      const { account, region, request } = context;
      const attributes = withAttributes({}, given, kind);
      const arn = `arn:aws:sqs:${region}:${account}:${name}`;
      const present = sqs.find(arn);
      if (present) {
        for (const [attribute, value = ''] of Object.entries(given))
          if ((present.attribute(attribute) ?? '') !== (value || (attributeValue({}, attribute, kind) ?? '')))
            throw queueNameExists(attribute);
        return { QueueUrl: queueUrl(present.definition, request) };
      }
      checkRedrive(sqs, { arn, account, region, kind }, attributes);
      const queue = sqs.create({ account, region }, name, kind, attributes, checkedTags({}, tags));
      return { QueueUrl: queueUrl(queue.definition, request) };
    },

    GetQueueUrl(input: Sdk.GetQueueUrlRequest, { account, region, request }: CallContext): Sdk.GetQueueUrlResult {
      const { QueueName: name, QueueOwnerAWSAccountId: owner = account } = input;
      if (!name) throw missingParameter('QueueName');
      const queue = sqs.find(`arn:aws:sqs:${region}:${owner}:${name}`);
      if (!queue) throw queueDoesNotExist(spokenProtocol(request));
      return { QueueUrl: queueUrl(queue.definition, request) };
    },

    ListQueues(input: Sdk.ListQueuesRequest, context: CallContext): Sdk.ListQueuesResult {
      const { QueueNamePrefix: prefix = '' } = input;
      const meant = sqs.list(context).filter(({ definition }) => definition.name.startsWith(prefix));
      const { items, nextToken } = pageOf(meant, input, ({ definition }) => definition.name);
      const urls = items.map(({ definition }) => queueUrl(definition, context.request));
      // AWS: the member is left out where there is no queue.
      return { ...(urls.length > 0 && { QueueUrls: urls }), ...(nextToken !== undefined && { NextToken: nextToken }) };
    },

    DeleteQueue({ QueueUrl: url }: Sdk.DeleteQueueRequest, context: CallContext): void {
      sqs.delete(queueOf(sqs, url, context));
    },

    /** By design at once: the real one takes up to a minute. */
    PurgeQueue({ QueueUrl: url }: Sdk.PurgeQueueRequest, context: CallContext): void {
      const queue = queueOf(sqs, url, context);
      const nowMs = sqs.now();
      if (queue.purgedMs !== undefined && nowMs - queue.purgedMs < limits.purgeMs) throw purgeInProgress(queue.definition.name);
      queue.purgedMs = nowMs;
      for (const message of queue.messages.all()) {
        queue.messages.remove(message);
        tellMessage(sqs, queue, message, { became: 'deleted' });
      }
      sqs.planWake(queue.arn);
    },
  };
}

/** Throws AwsError InvalidParameterValue for a name that is none. */
function kindOf(name: string, fifo: string | undefined): QueueKind {
  if (fifo === 'true') {
    if (/^[\w-]{1,75}\.fifo$/.test(name)) return 'fifo';
    throw invalidParameter(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  }
  if (/^[\w-]{1,80}$/.test(name)) return 'standard';
  throw invalidParameter('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}
