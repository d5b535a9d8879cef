// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { LabelParameterVersionCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const ssm = client(SSMClient);
    const parameter = { Name: '/app/key', Type: 'SecureString' as const };
    const Policies = JSON.stringify([{ Type: 'Expiration', Version: '1.0', Attributes: { Timestamp: '2030-01-01T00:00:00Z' } }]);
    await ssm.send(new PutParameterCommand({ ...parameter, Value: 'one', Tags: [{ Key: 'team', Value: 'blue' }] }));
    await ssm.send(new PutParameterCommand({ ...parameter, Value: 'two', Overwrite: true, Tier: 'Advanced', Policies }));
    await ssm.send(new LabelParameterVersionCommand({ Name: '/app/key', ParameterVersion: 1, Labels: ['live'] }));
  },
};
