// GetSecretValue: the value of a version, by its id or a label; AWSCURRENT unless told otherwise.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
import type { GetSecretValueRequest, GetSecretValueResponse } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { invalidRequest, valueNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { type Secret, type SecretVersion, versionWith } from '../secret.ts';
import { isEmpty } from '../secret-value.ts';
import type { Secrets } from '../secrets.ts';

export const getSecretValue =
  (secrets: Secrets): Operation<GetSecretValueRequest, GetSecretValueResponse> =>
  (input, context) => {
    const secret = secrets.get(input.SecretId, context);
    return readValue(secret, versionOf(secret, input), secrets.now());
  };

/** Notes the read: AWS tells the day of the last one. */
export function readValue(secret: Secret, version: SecretVersion, nowMs: number): GetSecretValueResponse {
  const today = Math.floor(nowMs / limits.dayMs) * limits.dayMs;
  version.accessedMs = today;
  secret.accessedMs = today;
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretBinary: version.binary,
    SecretString: version.text,
    VersionStages: [...version.stages],
    CreatedDate: new Date(version.createdMs),
  };
}

/** Throws AwsError ResourceNotFoundException, InvalidRequestException. */
export function versionOf(
  secret: Secret,
  { VersionId: id, VersionStage: stage }: Pick<GetSecretValueRequest, 'VersionId' | 'VersionStage'>,
): SecretVersion {
  const version = id === undefined ? versionWith(secret, stage ?? 'AWSCURRENT') : secret.versions.find((one) => one.id === id);
  if (!version || isEmpty(version)) throw valueNotFound(id === undefined ? `staging label: ${stage ?? 'AWSCURRENT'}` : `VersionId: ${id}`);
  if (id !== undefined && stage !== undefined && !version.stages.includes(stage))
    throw invalidRequest('You provided a VersionStage that is not associated to the provided VersionId.');
  return version;
}
