// UpdateSecret: the details of a secret, and a new version when a value is given.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html
import type { UpdateSecretRequest, UpdateSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { checkValue, hasValue, writeValue } from '../secret-value.ts';
import type { Secrets } from '../secrets.ts';

export const updateSecret =
  (secrets: Secrets): Operation<UpdateSecretRequest, UpdateSecretResponse> =>
  (input, context) => {
    const secret = secrets.get(input.SecretId, context);
    checkValue(input, 'optional');
    const nowMs = secrets.now();
    const id = input.ClientRequestToken ?? secrets.environment.random.uuid();
    if (hasValue(input)) writeValue(secret, input, { id, stages: ['AWSCURRENT'], nowMs });
    secret.description = input.Description ?? secret.description;
    secret.kmsKeyId = input.KmsKeyId ?? secret.kmsKeyId;
    secret.type = input.Type ?? secret.type;
    secret.changedMs = nowMs;
    return { ARN: secret.arn, Name: secret.name, ...(hasValue(input) && { VersionId: id }) };
  };
