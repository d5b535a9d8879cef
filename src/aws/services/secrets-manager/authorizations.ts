// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
import type {
  BatchGetSecretValueRequest,
  CreateSecretRequest,
  DeleteSecretRequest,
  GetSecretValueRequest,
  PutResourcePolicyRequest,
  RotateSecretRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-secrets-manager';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { OperationName } from './operation-name.ts';
import type { Secrets } from './secrets.ts';

type Conditions = NonNullable<Access['conditions']>;

export function authorizations(secrets: Secrets): Readonly<Record<OperationName, Authorization>> {
  /** AWS names a secret that is not there as the caller did: then only `*` allows it. */
  const on = (operation: OperationName, id: string | undefined, context: CallContext, conditions: Conditions = {}): Access => {
    const secret = secrets.find(id ?? '', context);
    const tags = Object.entries(secret?.tags ?? {}).flatMap(([key, value]) => [
      [`secretsmanager:ResourceTag/${key}`, [value]] as const,
      [`aws:ResourceTag/${key}`, [value]] as const,
    ]);
    return {
      action: `secretsmanager:${operation}`,
      resource: secret?.arn ?? id ?? '*',
      conditions: { 'secretsmanager:SecretId': [secret?.arn ?? id ?? ''], ...conditions, ...Object.fromEntries(tags) },
    };
  };
  const named =
    (operation: OperationName): Authorization<{ readonly SecretId?: string }> =>
    ({ SecretId: id }, context) =>
      on(operation, id, context);
  const everywhere =
    (operation: OperationName): Authorization =>
    () => ({ action: `secretsmanager:${operation}`, resource: '*' });
  return {
    BatchGetSecretValue: ({ SecretIdList: ids = [] }: BatchGetSecretValueRequest, context) => [
      { action: 'secretsmanager:BatchGetSecretValue', resource: '*' },
      ...ids.map((id) => on('GetSecretValue', id, context)),
    ],
    CancelRotateSecret: named('CancelRotateSecret'),
    CreateSecret: ({ Name: name = '', Description, KmsKeyId, Tags: tags = [] }: CreateSecretRequest, { region, account }) => {
      // The six characters are not drawn yet; a pattern that leaves room for any of them fits.
      const resource = `arn:aws:secretsmanager:${region}:${account}:secret:${name}-??????`;
      const conditions: Conditions = {
        'secretsmanager:Name': [name],
        ...(Description !== undefined && { 'secretsmanager:Description': [Description] }),
        ...(KmsKeyId !== undefined && { 'secretsmanager:KmsKeyId': [KmsKeyId] }),
        ...requestTagConditions(tags),
      };
      const create = { action: 'secretsmanager:CreateSecret', resource, conditions };
      return tags.length > 0 ? [create, { action: 'secretsmanager:TagResource', resource, conditions }] : create;
    },
    DeleteResourcePolicy: named('DeleteResourcePolicy'),
    DeleteSecret: ({ SecretId: id, RecoveryWindowInDays: days, ForceDeleteWithoutRecovery: force }: DeleteSecretRequest, context) =>
      on('DeleteSecret', id, context, {
        ...(days !== undefined && { 'secretsmanager:RecoveryWindowInDays': [String(days)] }),
        ...(force !== undefined && { 'secretsmanager:ForceDeleteWithoutRecovery': [String(force)] }),
      }),
    DescribeSecret: named('DescribeSecret'),
    GetRandomPassword: everywhere('GetRandomPassword'),
    GetResourcePolicy: named('GetResourcePolicy'),
    GetSecretValue: ({ SecretId: id, VersionId: version, VersionStage: stage }: GetSecretValueRequest, context) =>
      on('GetSecretValue', id, context, {
        ...(version !== undefined && { 'secretsmanager:VersionId': [version] }),
        'secretsmanager:VersionStage': [stage ?? 'AWSCURRENT'],
      }),
    ListSecrets: everywhere('ListSecrets'),
    ListSecretVersionIds: named('ListSecretVersionIds'),
    PutResourcePolicy: ({ SecretId: id, BlockPublicPolicy: block }: PutResourcePolicyRequest, context) =>
      on('PutResourcePolicy', id, context, { 'secretsmanager:BlockPublicPolicy': [String(block ?? false)] }),
    PutSecretValue: named('PutSecretValue'),
    RestoreSecret: named('RestoreSecret'),
    RotateSecret: ({ SecretId: id, RotationLambdaARN: lambda }: RotateSecretRequest, context) =>
      on('RotateSecret', id, context, lambda === undefined ? {} : { 'secretsmanager:RotationLambdaARN': [lambda] }),
    TagResource: ({ SecretId: id, Tags: tags = [] }: TagResourceRequest, context) =>
      on('TagResource', id, context, requestTagConditions(tags)),
    UntagResource: ({ SecretId: id, TagKeys: keys = [] }: UntagResourceRequest, context) =>
      on('UntagResource', id, context, { 'aws:TagKeys': keys }),
    UpdateSecret: named('UpdateSecret'),
    UpdateSecretVersionStage: named('UpdateSecretVersionStage'),
    ValidateResourcePolicy: ({ SecretId: id }: { readonly SecretId?: string }, context) =>
      id === undefined ? { action: 'secretsmanager:ValidateResourcePolicy', resource: '*' } : on('ValidateResourcePolicy', id, context),
  };
}
