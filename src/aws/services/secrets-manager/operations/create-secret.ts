// CreateSecret: a secret, with its first version when a value is given.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
import type { CreateSecretRequest, CreateSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { nameIsBeingDeleted, notEmbedded, secretExists, wrongName } from '../errors.ts';
import type { Secret } from '../secret.ts';
import { checkValue, hasValue, writeValue } from '../secret-value.ts';
import type { Secrets } from '../secrets.ts';
import { withTags } from '../tags.ts';

export const createSecret =
  (secrets: Secrets): Operation<CreateSecretRequest, CreateSecretResponse> =>
  (input, context) => {
    const { Name: name = '', ClientRequestToken: token } = input;
    if (!/^[A-Za-z0-9/_+=.@!-]+$/.test(name)) throw wrongName();
    if (input.AddReplicaRegions !== undefined) throw notEmbedded('replication to other Regions');
    checkValue(input, 'optional');
    const existing = secrets.find(name, context);
    if (existing?.deletionMs !== undefined) throw nameIsBeingDeleted();
    if (existing) return answerAgain(existing, input);
    const { account, region } = context;
    const tags = withTags({}, input.Tags ?? []);
    const nowMs = secrets.now();
    const secret: Secret = {
      account,
      region,
      arn: secrets.newArn(context, name),
      name,
      createdMs: nowMs,
      changedMs: nowMs,
      description: input.Description,
      kmsKeyId: input.KmsKeyId,
      type: input.Type,
      tags,
      versions: [],
    };
    const id = token ?? secrets.environment.random.uuid();
    if (hasValue(input)) writeValue(secret, input, { id, stages: ['AWSCURRENT'], nowMs });
    secrets.keep(secret);
    return { ARN: secret.arn, Name: name, ...(hasValue(input) && { VersionId: id }) };
  };

/** AWS: a request that is sent again, token and value the same, succeeds again. */
function answerAgain(secret: Secret, input: CreateSecretRequest): CreateSecretResponse {
  const version = secret.versions.find(({ id }) => id === input.ClientRequestToken);
  if (!version || !hasValue(input)) throw secretExists(secret.name);
  writeValue(secret, input, { id: version.id, stages: [], nowMs: secret.changedMs });
  return { ARN: secret.arn, Name: secret.name, VersionId: version.id };
}
