// The global condition keys that say who calls.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
import type { Principal } from '../core/identities.ts';
import type { ConditionKeys } from './policy/request-context.ts';

const typeNames: Readonly<Record<Principal['kind'], string>> = {
  root: 'Account',
  user: 'User',
  'assumed-role': 'AssumedRole',
  'federated-user': 'FederatedUser',
  service: 'Service',
  'web-identity': 'Anonymous',
  anonymous: 'Anonymous',
};

/** Keys and values. What a session carries besides (`aws:SourceIdentity`, `cognito-identity.amazonaws.com:sub` ...) is among them. */
export function principalConditions(principal: Principal, credentials: 'lasting' | 'temporary'): ConditionKeys {
  const { kind, account, arn, roleArn, userId, userName, tags, sessionContext } = principal;
  const isKnown = kind !== 'anonymous' && kind !== 'web-identity';
  return {
    'aws:PrincipalType': [typeNames[kind]],
    'aws:userid': [kind === 'anonymous' ? 'anonymous' : userId],
    ...(isKnown && {
      // AWS: for a session this is the role, not the session.
      'aws:PrincipalArn': [roleArn ?? arn],
      'aws:PrincipalAccount': account === '' ? [] : [account],
      'aws:PrincipalIsAWSService': [String(kind === 'service')],
      'aws:ViaAWSService': ['false'],
    }),
    ...(userName !== undefined && { 'aws:username': [userName] }),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, [value]])),
    // AWS: the key is there with temporary credentials only.
    ...(credentials === 'temporary' && { 'aws:MultiFactorAuthPresent': ['false'] }),
    ...sessionContext,
  };
}
