// AddPermission and RemovePermission: statements of the topic's policy by their label.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html
import type * as Sdk from '@aws-sdk/client-sns';
import type { CallContext } from '../../../core/call.ts';
import { policyOf } from '../access/topic-policy.ts';
import { invalidParameter } from '../errors.ts';
import type { Sns } from '../sns.ts';
import type { Topic } from '../topic.ts';
import { topicOf } from '../topic-argument.ts';

interface PolicyDocument {
  readonly Statement: readonly { readonly Sid?: string | undefined }[];
}

/** AWS: the actions that can be given to others. */
const shareable = [
  '*',
  'GetTopicAttributes',
  'SetTopicAttributes',
  'AddPermission',
  'RemovePermission',
  'DeleteTopic',
  'Subscribe',
  'ListSubscriptionsByTopic',
  'Publish',
  'Receive',
];

export function permissions(sns: Sns) {
  return {
    AddPermission(input: Sdk.AddPermissionInput, context: CallContext): void {
      const { TopicArn: arn, Label: label, AWSAccountId: accounts = [], ActionName: actions = [] } = input;
      const topic = topicOf(sns, arn, context);
      const policy = documentOf(topic);
      if (policy.Statement.some(({ Sid }) => Sid === label)) throw invalidParameter('Statement already exists');
      if (actions.some((action) => !shareable.includes(action))) throw invalidParameter('Policy statement action out of service scope!');
      if (accounts.length === 0 || actions.length === 0) throw invalidParameter('Policy Error: null');
      const principals = accounts.map((account) => (/^\d{12}$/.test(account) ? `arn:aws:iam::${account}:root` : account));
      const named = actions.map((action) => `SNS:${action}`);
      const statement = {
        Sid: label,
        Effect: 'Allow',
        Principal: { AWS: principals.length === 1 ? principals[0] : principals },
        Action: named.length === 1 ? named[0] : named,
        Resource: topic.arn,
      };
      setStatements(topic, policy, [...policy.Statement, statement]);
    },

    /** AWS: a label that there is not is no error. */
    RemovePermission({ TopicArn: arn, Label: label }: Sdk.RemovePermissionInput, context: CallContext): void {
      const topic = topicOf(sns, arn, context);
      const policy = documentOf(topic);
      const left = policy.Statement.filter(({ Sid }) => Sid !== label);
      if (left.length < policy.Statement.length) setStatements(topic, policy, left);
    },
  };
}

function documentOf(topic: Topic): PolicyDocument {
  const policy = JSON.parse(policyOf(topic)) as Partial<PolicyDocument>;
  return { ...policy, Statement: [policy.Statement ?? []].flat() };
}

function setStatements(topic: Topic, policy: PolicyDocument, statements: PolicyDocument['Statement']): void {
  topic.attributes = { ...topic.attributes, Policy: JSON.stringify({ ...policy, Statement: statements }) };
}
