// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { CreateEventBusCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { account, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async makeLater(client) {
    const events = client(EventBridgeClient);
    await events.send(new CreateEventBusCommand({ Name: 'orders' }));
    await events.send(new PutRuleCommand({ Name: 'each', EventBusName: 'orders', EventPattern: '{"source":["shop"]}' }));
    await events.send(new PutRuleCommand({ Name: 'hourly', ScheduleExpression: 'rate(1 hour)' }));
    const Targets = [{ Id: 'queue', Arn: `arn:aws:sqs:us-east-1:${account}:work` }];
    await events.send(new PutTargetsCommand({ Rule: 'each', EventBusName: 'orders', Targets }));
  },
};
