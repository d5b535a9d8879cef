// What AWS Config is told of secrets. Source: the property types of https://github.com/awslabs/aws-config-resource-schema.
import { CreateSecretCommand, DeleteSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { configurationCloud } from '../../testing/configuration-cloud.ts';

test('a secret is told without its value; reading it changes nothing, deleting it does', async () => {
  const { client, told } = configurationCloud();
  const secrets = client(SecretsManagerClient);
  const { ARN } = await secrets.send(
    new CreateSecretCommand({ Name: 'db', SecretString: 'hidden', Description: 'of the shop', Tags: [{ Key: 'team', Value: 'blue' }] }),
  );
  const [before] = told('AWS::SecretsManager::Secret');
  expect(before).toMatchObject({ id: ARN, name: 'db', arn: ARN, tags: { team: 'blue' }, relationships: [] });
  expect(before?.configuration).toEqual({ ARN, Name: 'db', Description: 'of the shop', Deleted: false, RotationEnabled: false });
  expect(JSON.stringify(before)).not.toContain('hidden');
  await secrets.send(new GetSecretValueCommand({ SecretId: 'db' }));
  expect(told('AWS::SecretsManager::Secret')).toEqual([before]);
  await secrets.send(new DeleteSecretCommand({ SecretId: 'db' }));
  expect(told('AWS::SecretsManager::Secret')[0]?.configuration).toMatchObject({ Deleted: true });
});
