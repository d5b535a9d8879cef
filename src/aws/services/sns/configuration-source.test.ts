// What AWS Config is told of topics. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('a topic is told with its attributes and its policy as an object; subscriptions change nothing', async () => {
  const { client, told } = configurationCloud();
  const sns = client(SNSClient);
  const Attributes = { KmsMasterKeyId: 'alias/aws/sns' };
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'alerts', Attributes, Tags: [{ Key: 'team', Value: 'blue' }] }));
  const [before] = told('AWS::SNS::Topic');
  expect(before).toMatchObject({ id: TopicArn, name: 'alerts', arn: TopicArn, tags: { team: 'blue' } });
  expect(before?.configuration).toMatchObject({
    TopicArn,
    Owner: '123456789012',
    DisplayName: '',
    KmsMasterKeyId: 'alias/aws/sns',
    Policy: { Statement: [{ Effect: 'Allow', Resource: TopicArn }] },
  });
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'shark@example.com' }));
  expect(told('AWS::SNS::Topic')).toEqual([before]);
});
