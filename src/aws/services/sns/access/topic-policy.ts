// The policy of a topic: its own, or the one that every new topic has.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
import type { Topic } from '../topic.ts';

/** By default the owner alone may use the topic, and services that act for it (alarms): they say so with AWS:SourceOwner. */
export function defaultPolicy({ arn, definition }: Pick<Topic, 'arn' | 'definition'>): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'SNS:GetTopicAttributes',
          'SNS:SetTopicAttributes',
          'SNS:AddPermission',
          'SNS:RemovePermission',
          'SNS:DeleteTopic',
          'SNS:Subscribe',
          'SNS:ListSubscriptionsByTopic',
          'SNS:Publish',
        ],
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': definition.account } },
      },
    ],
  });
}

/** The policy in force. */
export function policyOf(topic: Topic): string {
  return topic.attributes.Policy ?? defaultPolicy(topic);
}
