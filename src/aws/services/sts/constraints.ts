// Lengths, ranges and letters of STS's members.
// Facts: the service's model (botocore, data/sts/2011-06-15).
import type { Constraints } from '../../core/constraints.ts';
import { limits } from './limits.ts';

const arn = { minLength: 20, maxLength: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD]+' };
const sessionName = { minLength: 2, maxLength: 64, pattern: '[\\w+=,.@-]*' };

const session: Constraints = {
  'PolicyArns[].arn': { minLength: 20, maxLength: 2048 },
  Policy: { minLength: 1, maxLength: limits.sessionPolicyCharacters },
  Tags: { maxLength: limits.sessionTags },
  'Tags[].Key': { minLength: 1, maxLength: 128 },
  'Tags[].Value': { maxLength: 256 },
};

const mfa: Constraints = {
  SerialNumber: { minLength: 9, maxLength: 256, pattern: '[\\w+=/:,.@-]*' },
  TokenCode: { minLength: 6, maxLength: 6, pattern: '[\\d]*' },
};

export const assumeRoleConstraints: Constraints = {
  RoleArn: arn,
  RoleSessionName: sessionName,
  ...session,
  DurationSeconds: { min: limits.shortestSessionSeconds, max: limits.roleSessionSeconds.longest },
  TransitiveTagKeys: { maxLength: limits.sessionTags },
  'TransitiveTagKeys[]': { minLength: 1, maxLength: 128 },
  ExternalId: { minLength: 2, maxLength: 1224, pattern: '[\\w+=,.@:\\/-]*' },
  SourceIdentity: { minLength: 2, maxLength: 64, pattern: '[\\w+=,.@-]*' },
  ...mfa,
};

export const assumeRoleWithWebIdentityConstraints: Constraints = {
  RoleArn: arn,
  RoleSessionName: sessionName,
  WebIdentityToken: { minLength: 4, maxLength: 20_000 },
  ProviderId: { minLength: 4, maxLength: 2048 },
  ...session,
  DurationSeconds: { min: limits.shortestSessionSeconds, max: limits.roleSessionSeconds.longest },
};

const userSession: Constraints = { DurationSeconds: { min: limits.shortestSessionSeconds, max: limits.userSessionSeconds.longest } };

export const getSessionTokenConstraints: Constraints = { ...userSession, ...mfa };

export const getFederationTokenConstraints: Constraints = {
  Name: { minLength: 2, maxLength: 32, pattern: '[\\w+=,.@-]*' },
  ...session,
  ...userSession,
};

export const getAccessKeyInfoConstraints: Constraints = { AccessKeyId: { minLength: 16, maxLength: 128, pattern: '[\\w]*' } };

export const decodeAuthorizationMessageConstraints: Constraints = { EncodedMessage: { minLength: 1, maxLength: 10_240 } };
