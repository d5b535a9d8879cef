// CreateTopic, DeleteTopic, ListTopics, GetTopicAttributes, SetTopicAttributes.
// AWS: https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
import type * as Sdk from '@aws-sdk/client-sns';
import type { CallContext } from '../../../core/call.ts';
import { checkTopicAttribute, toldAttributes } from '../attributes/topic-attributes.ts';
import { invalidParameter, notEmbedded } from '../errors.ts';
import { pageOf } from '../paging.ts';
import type { Sns } from '../sns.ts';
import type { Topic } from '../topic.ts';
import { checkTopicArn, topicOf } from '../topic-argument.ts';
import { withTags } from './tags.ts';

export function topics(sns: Sns) {
  return {
    CreateTopic(input: Sdk.CreateTopicInput, { account, region }: CallContext): Sdk.CreateTopicResponse {
      const { Name: name = '', Attributes: given = {}, Tags: added = [] } = input;
      if (input.DataProtectionPolicy !== undefined) throw notEmbedded('A data protection policy of SNS');
      const { FifoTopic: fifo = 'false', ...attributes } = given;
      const kind = kindOf(name, fifo);
      for (const [attribute, value] of Object.entries(attributes)) checkTopicAttribute(attribute, value, kind);
      const tags = withTags({}, added);
      const present = sns.topicsOf({ account, region }).find(({ definition }) => definition.name === name);
      if (present) return { TopicArn: sameAgain(present, attributes, tags) };
      const definition = { account, region, name, kind, createdMs: sns.now() };
      const topic = sns.addTopic({ definition, attributes, tags, deletedSubscriptions: 0, nextSequence: 0, accepted: [] });
      return { TopicArn: topic.arn };
    },

    /** AWS: deleting a topic that there is not is no error. */
    DeleteTopic({ TopicArn: arn }: Sdk.DeleteTopicInput, context: CallContext): void {
      const topic = sns.findTopic(checkTopicArn(arn, context));
      if (topic) sns.deleteTopic(topic);
    },

    ListTopics({ NextToken: token }: Sdk.ListTopicsInput, context: CallContext): Sdk.ListTopicsResponse {
      const { items, next } = pageOf(sns.topicsOf(context), token);
      return { Topics: items.map(({ arn }) => ({ TopicArn: arn })), ...next };
    },

    GetTopicAttributes({ TopicArn: arn }: Sdk.GetTopicAttributesInput, context: CallContext): Sdk.GetTopicAttributesResponse {
      const topic = topicOf(sns, arn, context);
      return { Attributes: toldAttributes(topic, sns.subscriptionsOf(topic.arn)) };
    },

    SetTopicAttributes(input: Sdk.SetTopicAttributesInput, context: CallContext): void {
      const { TopicArn: arn, AttributeName: name = '', AttributeValue: value = '' } = input;
      const topic = topicOf(sns, arn, context);
      checkTopicAttribute(name, value, topic.definition.kind);
      topic.attributes = { ...topic.attributes, [name]: value };
    },
  };
}

/** Throws AwsError InvalidParameter for a name that is none. */
function kindOf(name: string, fifo: string): 'standard' | 'fifo' {
  if (fifo !== 'true' && fifo !== 'false') throw invalidParameter(`Attributes Reason: Invalid value [${fifo}] for FifoTopic`);
  if (fifo === 'true') {
    if (/^[\w-]{1,251}\.fifo$/.test(name)) return 'fifo';
    throw invalidParameter(
      'Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.',
    );
  }
  if (/^[\w-]{1,256}$/.test(name)) return 'standard';
  throw invalidParameter('Topic Name');
}

/** AWS: creating a topic again gives the same one, unless attributes or tags differ. */
function sameAgain(topic: Topic, attributes: Readonly<Record<string, string>>, tags: Readonly<Record<string, string>>): string {
  const told = toldAttributes(topic, []);
  if (Object.entries(attributes).some(([name, value]) => (told[name] ?? '') !== value))
    throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  if (Object.entries(tags).some(([key, value]) => topic.tags[key] !== value))
    throw invalidParameter('Tags Reason: Topic already exists with different tags');
  return topic.arn;
}
