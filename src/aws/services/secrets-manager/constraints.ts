// Lengths, patterns, ranges and words of the members, by operation.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html and its siblings
import type { Constraints } from '../../core/constraints.ts';
import { limits } from './limits.ts';
import type { OperationName } from './operation-name.ts';

const id = { minLength: 1, maxLength: 2048 };
const token = { minLength: 32, maxLength: 64 };
const nextToken = { minLength: 1, maxLength: 4096 };
const stage = { minLength: 1, maxLength: 256 };
const bySecret: Constraints = { SecretId: id };
const value: Constraints = {
  ClientRequestToken: token,
  SecretBinary: { minLength: 1, maxLength: limits.secretBytes },
  SecretString: { minLength: 1, maxLength: limits.secretBytes },
};
const details: Constraints = { Description: { maxLength: 2048 }, KmsKeyId: { maxLength: 2048 }, Type: { maxLength: 256 } };
const tags: Constraints = { 'Tags[].Key': { minLength: 1, maxLength: 128 }, 'Tags[].Value': { maxLength: 256 } };
const policy: Constraints = { ResourcePolicy: { minLength: 1, maxLength: 20_480 } };
const filters: Constraints = {
  Filters: { maxLength: 10 },
  'Filters[].Key': { oneOf: ['description', 'name', 'tag-key', 'tag-value', 'primary-region', 'owning-service', 'all'] },
  'Filters[].Values': { minLength: 1, maxLength: 10 },
  'Filters[].Values[]': { maxLength: 512, pattern: '\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*' },
};

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  BatchGetSecretValue: {
    SecretIdList: { minLength: 1, maxLength: limits.batch },
    'SecretIdList[]': id,
    ...filters,
    MaxResults: { min: 1, max: limits.batch },
    NextToken: nextToken,
  },
  CancelRotateSecret: bySecret,
  CreateSecret: { Name: { minLength: 1, maxLength: 512 }, ...value, ...details, ...tags },
  DeleteResourcePolicy: bySecret,
  DeleteSecret: bySecret,
  DescribeSecret: bySecret,
  GetRandomPassword: { PasswordLength: { min: 1, max: 4096 }, ExcludeCharacters: { maxLength: 4096 } },
  GetResourcePolicy: bySecret,
  GetSecretValue: { ...bySecret, VersionId: token, VersionStage: stage },
  ListSecrets: {
    MaxResults: { min: 1, max: limits.listed },
    NextToken: nextToken,
    ...filters,
    SortOrder: { oneOf: ['asc', 'desc'] },
    SortBy: { oneOf: ['created-date', 'last-accessed-date', 'last-changed-date', 'name'] },
  },
  ListSecretVersionIds: { ...bySecret, MaxResults: { min: 1, max: limits.listed }, NextToken: nextToken },
  PutResourcePolicy: { ...bySecret, ...policy },
  PutSecretValue: {
    ...bySecret,
    ...value,
    VersionStages: { minLength: 1, maxLength: limits.stagesOfVersion },
    'VersionStages[]': stage,
    RotationToken: { minLength: 36, maxLength: 256, pattern: '[a-zA-Z0-9\\-]+' },
  },
  RestoreSecret: bySecret,
  RotateSecret: {
    ...bySecret,
    ClientRequestToken: token,
    RotationLambdaARN: { maxLength: 2048 },
    'RotationRules.AutomaticallyAfterDays': { min: 1, max: 1000 },
    'RotationRules.Duration': { minLength: 2, maxLength: 3, pattern: '[0-9]+h' },
    'RotationRules.ScheduleExpression': { minLength: 1, maxLength: 256, pattern: '[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+' },
  },
  TagResource: { ...bySecret, ...tags },
  UntagResource: { ...bySecret, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  UpdateSecret: { ...bySecret, ...value, ...details },
  UpdateSecretVersionStage: { ...bySecret, VersionStage: stage, RemoveFromVersionId: token, MoveToVersionId: token },
  ValidateResourcePolicy: { ...bySecret, ...policy },
};
