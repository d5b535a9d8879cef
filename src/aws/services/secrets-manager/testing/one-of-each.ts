// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { CreateSecretCommand, DeleteSecretCommand, PutResourcePolicyCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { account, allow, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const secrets = client(SecretsManagerClient);
    await secrets.send(new CreateSecretCommand({ Name: 'app/db', SecretString: 'swordfish', Tags: [{ Key: 'team', Value: 'blue' }] }));
    const ResourcePolicy = allow('secretsmanager:GetSecretValue', '*', { AWS: account });
    await secrets.send(new PutResourcePolicyCommand({ SecretId: 'app/db', ResourcePolicy }));
    await secrets.send(new CreateSecretCommand({ Name: 'going', SecretBinary: new Uint8Array([1, 2]) }));
    await secrets.send(new DeleteSecretCommand({ SecretId: 'going', RecoveryWindowInDays: 7 }));
  },
};
