// Secrets as answers tell them.
import type { DescribeSecretResponse, SecretListEntry, Tag } from '@aws-sdk/client-secrets-manager';
import type { Secret } from './secret.ts';

/** What DescribeSecret and ListSecrets have in common. */
function shared(secret: Secret) {
  const { rotation } = secret;
  const date = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms));
  return {
    ARN: secret.arn,
    Name: secret.name,
    Type: secret.type,
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    RotationEnabled: rotation?.enabled || undefined,
    RotationLambdaARN: rotation?.lambdaArn,
    RotationRules: rotation && {
      AutomaticallyAfterDays: rotation.days,
      ScheduleExpression: rotation.schedule,
      Duration: rotation.duration,
    },
    LastRotatedDate: date(rotation?.lastMs),
    NextRotationDate: rotation?.enabled ? date(rotation.nextMs) : undefined,
    LastChangedDate: date(secret.changedMs),
    LastAccessedDate: date(secret.accessedMs),
    DeletedDate: date(secret.deletionMs),
    Tags: tagsOf(secret),
    CreatedDate: date(secret.createdMs),
  };
}

export function describedSecret(secret: Secret): DescribeSecretResponse {
  return { ...shared(secret), VersionIdsToStages: stagesOf(secret) };
}

export function listedSecret(secret: Secret): SecretListEntry {
  return { ...shared(secret), SecretVersionsToStages: stagesOf(secret) };
}

/** What the inspector shows: no values. */
export function inspectedSecret(secret: Secret) {
  const { name, arn, tags, deletionMs } = secret;
  return { name, arn, versions: stagesOf(secret), tags, ...(deletionMs !== undefined && { deletionMs }) };
}

export function tagsOf({ tags }: Secret): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** AWS: versions without labels are deprecated, and not told here. */
function stagesOf({ versions }: Secret): Record<string, string[]> {
  const labelled = versions.filter(({ stages }) => stages.length > 0);
  return Object.fromEntries(labelled.map(({ id, stages }) => [id, [...stages]]));
}
