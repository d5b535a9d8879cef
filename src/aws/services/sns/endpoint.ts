// What may be subscribed: protocols, and endpoints in the form that each of them wants.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
import { parseArn } from '../../core/arn.ts';
import { invalidParameter, notEmbedded } from './errors.ts';
import type { SubscriptionProtocol } from './subscription.ts';
import type { Topic } from './topic.ts';

const forms: Readonly<Record<Exclude<SubscriptionProtocol, 'application'>, readonly [form: RegExp, complaint: string]>> = {
  sqs: [/^arn:[^:]+:sqs:[^:]+:\d{12}:[\w-]+(\.fifo)?$/, 'SQS endpoint ARN'],
  lambda: [/^arn:[^:]+:lambda:[^:]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/, 'Lambda endpoint ARN'],
  firehose: [/^arn:[^:]+:firehose:[^:]+:\d{12}:deliverystream\/[\w.-]+$/, 'Firehose endpoint ARN'],
  http: [/^http:\/\/[^/]/, 'Endpoint must match the specified protocol'],
  https: [/^https:\/\/[^/]/, 'Endpoint must match the specified protocol'],
  email: [/^[^@\s]+@[^@\s]+$/, 'Email address'],
  'email-json': [/^[^@\s]+@[^@\s]+$/, 'Email address'],
  sms: [/^\+?\d[\d .-]{3,20}$/, 'Invalid SMS endpoint'],
};

/** Throws AwsError InvalidParameter, or NotImplemented for phones. */
export function checkEndpoint(topic: Topic, protocol: string, endpoint: string): SubscriptionProtocol {
  if (protocol === 'application') throw notEmbedded(`A subscription of SNS with the protocol ${protocol}`);
  if (!isProtocol(protocol)) throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
  const [form, complaint] = forms[protocol];
  if (!form.test(endpoint)) throw invalidParameter(protocol === 'sms' ? `${complaint}: ${endpoint}` : complaint);
  if (!topic.isFifo && protocol === 'sqs' && endpoint.endsWith('.fifo'))
    throw invalidParameter('Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics');
  // AWS: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html: queues alone. The sentence is inferred.
  if (topic.isFifo && protocol !== 'sqs') throw invalidParameter(`Invalid protocol type: ${protocol}`);
  return protocol;
}

/** Is that a resource of the account? Then nobody has to confirm the subscription. */
export function isOwnEndpoint(protocol: SubscriptionProtocol, endpoint: string, account: string): boolean {
  return (protocol === 'sqs' || protocol === 'lambda' || protocol === 'firehose') && parseArn(endpoint)?.account === account;
}

function isProtocol(text: string): text is keyof typeof forms {
  return Object.hasOwn(forms, text);
}
