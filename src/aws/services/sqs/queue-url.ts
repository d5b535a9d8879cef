// Queue URLs: made from the address that the client called, taken apart whatever their host.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
import type { CallContext, ReadRequest } from '../../core/call.ts';
import { formOf } from '../../protocols/aws-query.ts';
import { invalidAddress, missingParameter, queueDoesNotExist } from './errors.ts';
import type { Queue, QueueDefinition } from './queue.ts';
import type { Sqs } from './sqs.ts';

/** `http://localhost:4566/123456789012/orders`: the client reaches it where it reached the service. */
export function queueUrl({ account, name }: Pick<QueueDefinition, 'account' | 'name'>, { url, headers }: ReadRequest): string {
  return `${url.origin}${headers.get('x-forwarded-prefix') ?? ''}/${account}/${name}`;
}

/** The ARN that a queue URL means in a region. Throws AwsError MissingParameter or InvalidAddress. */
export function arnOfUrl(url: string | undefined, region: string): string {
  if (!url) throw missingParameter('QueueUrl');
  const [, account, name] = /\/(\d{12})\/([^/?#]+)\/?$/.exec(url) ?? [];
  if (account === undefined || name === undefined) throw invalidAddress(url);
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

/** Throws AwsError QueueDoesNotExist, MissingParameter or InvalidAddress. */
export function queueOf(sqs: Sqs, url: string | undefined, context: CallContext): Queue {
  const queue = sqs.find(arnOfUrl(url, context.region));
  if (!queue) throw queueDoesNotExist(spokenProtocol(context.request));
  return queue;
}

/** A request of the JSON protocol names its operation in a header. */
export function spokenProtocol({ headers }: ReadRequest): 'json' | 'query' {
  return headers.has('x-amz-target') ? 'json' : 'query';
}

/** In the Query protocol a request can be sent to the queue's own URL instead of naming it. */
export function withQueueUrl(request: ReadRequest): ReadRequest {
  if (spokenProtocol(request) === 'json' || !/\/\d{12}\/[^/]+\/?$/.test(request.url.pathname)) return request;
  const form = formOf(request);
  if (form.has('QueueUrl')) return request;
  form.set('QueueUrl', request.url.origin + request.url.pathname);
  return { ...request, body: new TextEncoder().encode(form.toString()) };
}
