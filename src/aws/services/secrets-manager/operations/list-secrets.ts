// DescribeSecret, ListSecrets and ListSecretVersionIds: secrets without their values.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html
import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  ListSecretsRequest,
  ListSecretsResponse,
  ListSecretVersionIdsRequest,
  ListSecretVersionIdsResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { describedSecret, listedSecret } from '../described.ts';
import { filtered } from '../filters.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { Secret } from '../secret.ts';
import type { Secrets } from '../secrets.ts';

export const describeSecret =
  (secrets: Secrets): Operation<DescribeSecretRequest, DescribeSecretResponse> =>
  ({ SecretId: id }, context) =>
    describedSecret(secrets.getEvenDeleted(id, context));

export const listSecrets =
  (secrets: Secrets): Operation<ListSecretsRequest, ListSecretsResponse> =>
  (input, context) => {
    const here = secrets.list(context).filter(({ deletionMs }) => input.IncludePlannedDeletion || deletionMs === undefined);
    const shown = [...filtered(here, input.Filters ?? [])].sort(orderOf(input.SortBy));
    // AWS: the newest first, unless asked otherwise.
    if (input.SortOrder !== 'asc') shown.reverse();
    const page = pageOf(shown, { most: input.MaxResults ?? limits.listed, token: input.NextToken });
    return { SecretList: page.items.map(listedSecret), ...(page.token !== undefined && { NextToken: page.token }) };
  };

export const listSecretVersionIds =
  (secrets: Secrets): Operation<ListSecretVersionIdsRequest, ListSecretVersionIdsResponse> =>
  ({ SecretId: id, IncludeDeprecated: deprecated, MaxResults: most = limits.listed, NextToken: token }, context) => {
    const secret = secrets.getEvenDeleted(id, context);
    const page = pageOf(
      secret.versions.filter(({ stages }) => deprecated || stages.length > 0),
      { most, token },
    );
    return {
      Versions: page.items.map((version) => ({
        VersionId: version.id,
        VersionStages: [...version.stages],
        ...(version.accessedMs !== undefined && { LastAccessedDate: new Date(version.accessedMs) }),
        CreatedDate: new Date(version.createdMs),
        KmsKeyIds: [secret.kmsKeyId ?? 'DefaultEncryptionKey'],
      })),
      ...(page.token !== undefined && { NextToken: page.token }),
      ARN: secret.arn,
      Name: secret.name,
    };
  };

function orderOf(by: ListSecretsRequest['SortBy']): (one: Secret, other: Secret) => number {
  switch (by) {
    case 'name':
      return (one, other) => (one.name < other.name ? -1 : 1);
    case 'last-changed-date':
      return (one, other) => one.changedMs - other.changedMs;
    case 'last-accessed-date':
      return (one, other) => (one.accessedMs ?? 0) - (other.accessedMs ?? 0);
    default:
      return (one, other) => one.createdMs - other.createdMs;
  }
}
