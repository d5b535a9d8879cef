// A subscription of a topic. Plain data.

export type SubscriptionProtocol = 'sqs' | 'lambda' | 'http' | 'https' | 'email' | 'email-json' | 'sms' | 'application' | 'firehose';

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: SubscriptionProtocol;
  readonly endpoint: string;
  /** The account that subscribed. */
  readonly owner: string;
  /** The ARN of who subscribed. */
  readonly principal: string;
  readonly createdMs: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** What the endpoint was sent to confirm with. */
  readonly token: string;
  readonly state: 'pending' | 'confirmed';
  /** Was it confirmed by a signed call? Of the owner's own endpoint it was. */
  readonly confirmedBy: 'signed call' | 'token alone' | 'nobody';
}
