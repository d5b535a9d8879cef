// PutSecretValue: a new version of a secret.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
import type { PutSecretValueRequest, PutSecretValueResponse } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { checkValue, writeValue } from '../secret-value.ts';
import type { Secrets } from '../secrets.ts';

export const putSecretValue =
  (secrets: Secrets): Operation<PutSecretValueRequest, PutSecretValueResponse> =>
  (input, context) => {
    const secret = secrets.get(input.SecretId, context);
    checkValue(input, 'needed');
    const id = input.ClientRequestToken ?? secrets.environment.random.uuid();
    const stages = input.VersionStages ?? ['AWSCURRENT'];
    const version = writeValue(secret, input, { id, stages, nowMs: secrets.now() });
    return { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: [...version.stages] };
  };
