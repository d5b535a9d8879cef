// What the embedded SQS says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'Simple Queue Service, API 2012-11-05, as of 2026-11, in AWS JSON 1.0 and in the older Query protocol; messages up to 1 MiB. Sentences of errors as users and other emulators quote them.',
  gaps: [
    'No encryption: KmsMasterKeyId and its siblings are stored and answered; errors of KMS never come.',
    'No throttling: neither RequestThrottled nor the limits per second of FIFO queues.',
    'Fair queues: MessageGroupId of a standard queue is kept and told, the order does not change by it.',
    'A receiver that hangs up while it waits is not noticed: the next message is given to it and comes back after its visibility timeout.',
    'Delayed messages of a FIFO queue hold up their whole message group.',
  ],
  byDesign: [
    'A standard queue delivers in order and once, as long as visibility timeouts are kept; the real one may deliver twice and out of order.',
    'Numbers that AWS calls approximate are exact; DeleteQueue, PurgeQueue and changes of attributes take effect at once.',
    'Short polling asks all of a queue, so that an empty answer means an empty queue.',
    'Receipt handles and page tokens are readable, not encrypted.',
    'Queue URLs have the host that the client called.',
    'A redrive task moves its first messages a second after its start, 500 a second unless told otherwise.',
  ],
  clientQuirks: [
    'The SDK for JavaScript sends calls to the host of the queue URL, unless its client was given an endpoint.',
    'The SDK compares the MD5 of each body that it sends and receives; other SDKs do so with the attributes too.',
    'The AWS CLI of version 1 takes the endpoint of SQS from --endpoint-url alone, not from AWS_ENDPOINT_URL.',
    'Errors have two names: QueueDoesNotExist in JSON, AWS.SimpleQueueService.NonExistentQueue in the Query protocol and in x-amzn-query-error.',
  ],
};
