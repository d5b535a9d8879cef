// The JSON that endpoints get: notifications, and requests to confirm a subscription.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
import { sha512 } from '@noble/hashes/sha2.js';
import { toBase64 } from '@smithy/core/serde';
import { parseArn } from '../../../core/arn.ts';
import type { MessageAttribute } from '../../../core/ports.ts';
import type { Subscription } from '../subscription.ts';
import type { Published } from './published.ts';

/** The text for a subscription's protocol. */
export function textFor({ message, byProtocol }: Published, { protocol }: Subscription): string {
  return byProtocol?.[protocol] ?? message;
}

/** The whole message of a queue that takes no raw messages. */
export function notificationOf(published: Published, subscription: Subscription, signatureVersion: string): string {
  const { messageId, topicArn, subject, attributes, sequenceNumber, atMs } = published;
  const message = textFor(published, subscription);
  const timestamp = new Date(atMs).toISOString();
  const told = {
    Type: 'Notification',
    MessageId: messageId,
    ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: message,
    Timestamp: timestamp,
    // AWS: those of FIFO topics are not signed.
    ...(sequenceNumber === undefined && signature(topicArn, `${messageId}${message}${timestamp}`, signatureVersion)),
    UnsubscribeURL: unsubscribeUrl(subscription),
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: toldAttributes(attributes) }),
  };
  return JSON.stringify(told);
}

/** The event that a function is invoked with. AWS: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function functionEventOf(published: Published, subscription: Subscription, signatureVersion: string): string {
  const { messageId, topicArn, subject, attributes, atMs } = published;
  const message = textFor(published, subscription);
  const timestamp = new Date(atMs).toISOString();
  const { SigningCertURL, ...signed } = signature(topicArn, `${messageId}${message}${timestamp}`, signatureVersion);
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: subscription.arn,
    Sns: {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topicArn,
      Subject: subject ?? null,
      Message: message,
      Timestamp: timestamp,
      ...signed,
      SigningCertUrl: SigningCertURL,
      UnsubscribeUrl: unsubscribeUrl(subscription),
      MessageAttributes: toldAttributes(attributes),
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** What a pending endpoint gets. */
export function confirmationRequestOf({ topicArn, token }: Subscription, messageId: string, atMs: number): string {
  const timestamp = new Date(atMs).toISOString();
  return JSON.stringify({
    Type: 'SubscriptionConfirmation',
    MessageId: messageId,
    Token: token,
    TopicArn: topicArn,
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: `${endpointOf(topicArn)}/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${token}`,
    Timestamp: timestamp,
    ...signature(topicArn, `${messageId}${token}${timestamp}`, '1'),
  });
}

/** By design not verifiable: there is no certificate behind the address, and the signature is a digest in the length of the real one. */
function signature(topicArn: string, content: string, version: string) {
  const half = sha512(new TextEncoder().encode(`${topicArn}${content}`));
  const bytes = new Uint8Array(256).map((_, index) => half[index % half.length] ?? 0);
  return {
    SignatureVersion: version,
    Signature: toBase64(bytes),
    SigningCertURL: `${endpointOf(topicArn)}/SimpleNotificationService-0000000000000000000000.pem`,
  };
}

function unsubscribeUrl({ arn, topicArn }: Subscription): string {
  return `${endpointOf(topicArn)}/?Action=Unsubscribe&SubscriptionArn=${arn}`;
}

function endpointOf(topicArn: string): string {
  return `https://sns.${parseArn(topicArn)?.region}.amazonaws.com`;
}

function toldAttributes(attributes: Readonly<Record<string, MessageAttribute>>) {
  const told = Object.entries(attributes).map(([name, { dataType, stringValue, binaryValue }]) => [
    name,
    { Type: dataType, Value: binaryValue ? toBase64(binaryValue) : stringValue },
  ]);
  return Object.fromEntries(told);
}
