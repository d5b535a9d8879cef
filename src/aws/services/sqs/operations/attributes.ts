// GetQueueAttributes and SetQueueAttributes.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
import type * as Sdk from '@aws-sdk/client-sqs';
import type { CallContext } from '../../../core/call.ts';
import { checkRedrive } from '../attributes/check-redrive.ts';
import { askedAttributes, type GivenAttributes, type ToldAttribute, withAttributes } from '../attributes/queue-attributes.ts';
import { missingParameter, unknownAttribute } from '../errors.ts';
import type { Queue } from '../queue.ts';
import { queueOf } from '../queue-url.ts';
import type { Sqs } from '../sqs.ts';

export function attributes(sqs: Sqs) {
  return {
    GetQueueAttributes(input: Sdk.GetQueueAttributesRequest, context: CallContext): Sdk.GetQueueAttributesResult {
      const queue = queueOf(sqs, input.QueueUrl, context);
      const own = toldBy(queue, sqs.now());
      const entries = askedAttributes(input.AttributeNames ?? []).flatMap((name) => {
        const value = Object.hasOwn(own, name) ? own[name as ToldAttribute] : queue.attribute(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      // AWS: the member is left out where nothing is told.
      return entries.length > 0 ? { Attributes: Object.fromEntries(entries) } : {};
    },

    SetQueueAttributes(input: Sdk.SetQueueAttributesRequest, context: CallContext): void {
      const queue = queueOf(sqs, input.QueueUrl, context);
      const given: GivenAttributes | undefined = input.Attributes;
      if (!given || Object.keys(given).length === 0) throw missingParameter('Attribute.Name');
      // AWS: a queue cannot change its kind; saying again what it is changes nothing.
      if (given.FifoQueue !== undefined && given.FifoQueue !== queue.attribute('FifoQueue')) throw unknownAttribute('FifoQueue');
      const changed = withAttributes(queue.attributes, given, queue.definition.kind);
      checkRedrive(sqs, { arn: queue.arn, ...queue.definition }, given);
      queue.attributes = changed;
      queue.modifiedMs = sqs.now();
    },
  };
}

function toldBy(queue: Queue, nowMs: number): Readonly<Record<ToldAttribute, string>> {
  const { visible, inFlight, delayed } = queue.messages.counts(nowMs);
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.definition.createdMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedMs / 1000)),
  };
}
