// A test cloud with a client of Secrets Manager. For tests.
import {
  CreateSecretCommand,
  type CreateSecretCommandInput,
  GetSecretValueCommand,
  type GetSecretValueCommandInput,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { testCloud } from '../../../testing/test-cloud.ts';

export function secretsCloud(cloud = testCloud()) {
  return { ...cloud, ...useSecrets(cloud.client(SecretsManagerClient)) };
}

/** A client with the calls that most tests make. */
export function useSecrets(secrets: SecretsManagerClient) {
  return {
    secrets,
    async create(Name: string, SecretString: string | undefined = 'one', input: Partial<CreateSecretCommandInput> = {}): Promise<string> {
      const { ARN } = await secrets.send(new CreateSecretCommand({ Name, SecretString, ...input }));
      if (ARN === undefined) throw new Error('CreateSecret answered without an ARN');
      return ARN;
    },
    /** Gives the version's id. */
    put: async (SecretId: string, SecretString: string, VersionStages?: string[]) =>
      (await secrets.send(new PutSecretValueCommand({ SecretId, SecretString, VersionStages }))).VersionId,
    read: async (SecretId: string, input: Partial<GetSecretValueCommandInput> = {}) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId, ...input }))).SecretString,
    /** The labels of each version, the oldest first. */
    async stages(SecretId: string) {
      const { Versions = [] } = await secrets.send(new ListSecretVersionIdsCommand({ SecretId, IncludeDeprecated: true }));
      return Versions.map(({ VersionStages }) => VersionStages ?? []);
    },
  };
}
