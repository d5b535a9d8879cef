// The decision over all policies. UG stands for https://docs.aws.amazon.com/IAM/latest/UserGuide/; most rows are sentences or figures of
// UG reference_policies_evaluation-logic_policy-eval-basics.html (one account) and
// UG reference_policies_evaluation-logic-cross-account.html.
import { describe, expect, test } from 'vitest';
import type { Principal } from '../core/identities.ts';
import { type Decision, decide, type PolicySet } from './decide.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import type { Policy } from './policy/document.ts';
import { RequestContext } from './policy/request-context.ts';

const here = '111122223333';
const there = '444455556666';
const none = { tags: {}, sessionContext: {} };
const user: Principal = { ...none, kind: 'user', account: here, arn: `arn:aws:iam::${here}:user/bob`, userId: 'AIDABOB', userName: 'bob' };
const root: Principal = { ...none, kind: 'root', account: here, arn: `arn:aws:iam::${here}:root`, userId: here };
const roleArn = `arn:aws:iam::${here}:role/app`;
const session: Principal = {
  ...none,
  kind: 'assumed-role',
  account: here,
  arn: `arn:aws:sts::${here}:assumed-role/app/s1`,
  userId: 'AROAAPP:s1',
  roleArn,
};
const federated: Principal = {
  ...none,
  kind: 'federated-user',
  account: here,
  arn: `arn:aws:sts::${here}:federated-user/kim`,
  userId: `${here}:kim`,
};
const lambda: Principal = { ...none, kind: 'service', account: '', arn: 'lambda.amazonaws.com', userId: 'lambda.amazonaws.com' };
const stranger: Principal = { ...none, kind: 'anonymous', account: '', arn: '*', userId: 'anonymous' };

const statement = (more: object): Policy =>
  compiledPolicy(JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...more } }));
const allow = statement({});
const deny = statement({ Effect: 'Deny' });
const silent = statement({ Action: 'ec2:*' });
const to = (aws: string | readonly string[]) => statement({ Principal: { AWS: aws } });
const everybody = statement({ Principal: '*' });
const denyTo = (aws: string) => statement({ Effect: 'Deny', Principal: { AWS: aws } });

type Given = Partial<Omit<PolicySet, 'owner'>> & { readonly owner?: string; readonly action?: string };
const told = (decision: Decision): string => {
  if (decision.verdict === 'explicit deny') return `denied by ${decision.by}`;
  return decision.verdict === 'allowed' ? 'allowed' : `no ${decision.missing}`;
};
function decided(principal: Principal, { action = 's3:GetObject', ...given }: Given): string {
  const request = { principal, action, resource: 'arn:aws:s3:::shop/a', context: new RequestContext() };
  return told(decide(request, { identity: [], owner: here, ...given }));
}

type Row = readonly [what: string, principal: Principal, given: Given, verdict: string];
const tables: Readonly<Record<string, readonly Row[]>> = {
  'one account, no policy at the resource': [
    ['nothing allows: an implicit denial', user, {}, 'no identity-based policy'],
    ['a policy of the user allows', user, { identity: [allow] }, 'allowed'],
    ['one of several policies allows', user, { identity: [silent, allow] }, 'allowed'],
    ['an explicit denial outweighs', user, { identity: [allow, deny] }, 'denied by identity-based policy'],
    ['the root user needs no policy', root, {}, 'allowed'],
    ['a session of a role has the policies of the role', session, { identity: [allow] }, 'allowed'],
    ['a session without a policy may do nothing', session, {}, 'no identity-based policy'],
  ],
  'permissions boundaries (UG access_policies_boundaries.html)': [
    ['both must allow', user, { identity: [allow], boundary: allow }, 'allowed'],
    ['a boundary alone grants nothing', user, { boundary: allow }, 'no identity-based policy'],
    ['a boundary limits', user, { identity: [allow], boundary: silent }, 'no permissions boundary'],
    ['a boundary can deny', user, { identity: [allow], boundary: deny }, 'denied by permissions boundary'],
    ['a boundary of a role limits its sessions', session, { identity: [allow], boundary: silent }, 'no permissions boundary'],
  ],
  'session policies (UG access_policies.html#policies_session)': [
    ['both must allow', session, { identity: [allow], session: [allow] }, 'allowed'],
    ['a session policy alone grants nothing', session, { session: [allow] }, 'no identity-based policy'],
    ['a session policy limits', session, { identity: [allow], session: [silent] }, 'no session policy'],
    ['one of several session policies is enough', session, { identity: [allow], session: [silent, allow] }, 'allowed'],
    ['a session policy can deny', session, { identity: [allow], session: [allow, deny] }, 'denied by session policy'],
    ['boundary and session limit together', session, { identity: [allow], boundary: silent, session: [allow] }, 'no permissions boundary'],
    ['a federated user has only what its session policy leaves', federated, { identity: [allow], session: [] }, 'no session policy'],
    ['a federated user with a session policy', federated, { identity: [allow], session: [allow] }, 'allowed'],
  ],
  'one account, a policy at the resource': [
    ['it alone is enough where it names the user', user, { resource: to(user.arn) }, 'allowed'],
    ['it alone is enough where it means everybody', user, { resource: everybody }, 'allowed'],
    ['where it names the account, the policies of the account decide', user, { resource: to(here) }, 'no identity-based policy'],
    ['the account is named and the user allowed', user, { resource: to(here), identity: [allow] }, 'allowed'],
    ['it names somebody else', user, { resource: to(session.arn) }, 'no identity-based policy'],
    ['the policies of the user are enough without it', user, { resource: to(session.arn), identity: [allow] }, 'allowed'],
    ['it denies', user, { resource: denyTo(user.arn), identity: [allow] }, 'denied by resource-based policy'],
    ['it denies the account, and with it the user', user, { resource: denyTo(here), identity: [allow] }, 'denied by resource-based policy'],
    ['it denies the root user', root, { resource: denyTo(here) }, 'denied by resource-based policy'],
    ['a denial of the user outweighs its allowance', user, { resource: to(user.arn), identity: [deny] }, 'denied by identity-based policy'],
    ['a user who is named is not limited by a boundary', user, { resource: to(user.arn), boundary: silent }, 'allowed'],
    ['but a boundary that denies does', user, { resource: to(user.arn), boundary: deny }, 'denied by permissions boundary'],
    ['a role that is named needs no policy of its own', session, { resource: to(roleArn) }, 'allowed'],
    [
      'a role that is named is limited by its boundary',
      session,
      { resource: to(roleArn), identity: [allow], boundary: silent },
      'no permissions boundary',
    ],
    [
      'a role that is named is limited by session policies',
      session,
      { resource: to(roleArn), identity: [allow], session: [silent] },
      'no session policy',
    ],
    ['a session that is named is limited by no boundary', session, { resource: to(session.arn), boundary: silent }, 'allowed'],
    ['a session that is named is limited by no session policy', session, { resource: to(session.arn), session: [silent] }, 'allowed'],
    ['everybody includes a role, within its boundary', session, { resource: everybody, boundary: silent }, 'no identity-based policy'],
    ['a federated user who is named needs nothing else', federated, { resource: to(federated.arn), session: [] }, 'allowed'],
  ],
  'two accounts': [
    ['both sides allow', user, { owner: there, identity: [allow], resource: to(user.arn) }, 'allowed'],
    ['both sides allow, by account', user, { owner: there, identity: [allow], resource: to(here) }, 'allowed'],
    ['only the side of the caller', user, { owner: there, identity: [allow] }, 'no resource-based policy'],
    ['only the side of the resource', user, { owner: there, resource: to(user.arn) }, 'no identity-based policy'],
    ['only the side of the resource, for everybody', user, { owner: there, resource: everybody }, 'no identity-based policy'],
    ['it names another account', user, { owner: there, identity: [allow], resource: to('777788889999') }, 'no resource-based policy'],
    [
      'a boundary limits here as well',
      user,
      { owner: there, identity: [allow], boundary: silent, resource: to(user.arn) },
      'no permissions boundary',
    ],
    ['a named session needs its own policies here', session, { owner: there, resource: to(session.arn) }, 'no identity-based policy'],
    ['the root user of another account', root, { owner: there }, 'no resource-based policy'],
    ['the root user of another account, allowed', root, { owner: there, resource: to(here) }, 'allowed'],
    ['the other side denies', user, { owner: there, identity: [allow], resource: denyTo(here) }, 'denied by resource-based policy'],
  ],
  'callers without policies of their own': [
    ['a stranger, where everybody is meant', stranger, { resource: everybody }, 'allowed'],
    ['a stranger, where nobody is meant', stranger, {}, 'no resource-based policy'],
    ['a stranger, where an account is meant', stranger, { resource: to(here) }, 'no resource-based policy'],
    ['a service that is named', lambda, { resource: statement({ Principal: { Service: 'lambda.amazonaws.com' } }) }, 'allowed'],
    ['a service that is not named', lambda, { resource: to(here) }, 'no resource-based policy'],
  ],
  'trust policies (UG id_roles_update-role-trust-policy.html) and keys (KMS developer guide, key-policies.html)': [
    ['a policy of the user is not enough', user, { action: 'sts:AssumeRole', identity: [allow] }, 'no role trust policy'],
    ['a trust policy that names the user is', user, { action: 'sts:AssumeRole', resource: to(user.arn) }, 'allowed'],
    [
      'one that names the account needs a policy of the user',
      user,
      { action: 'sts:AssumeRole', resource: to(here) },
      'no identity-based policy',
    ],
    ['both', user, { action: 'sts:AssumeRole', resource: to(here), identity: [allow] }, 'allowed'],
    ['the root user must be trusted too', root, { action: 'sts:AssumeRole', resource: to(there) }, 'no role trust policy'],
    ['the root user of a trusted account', root, { action: 'sts:AssumeRole', resource: to(here) }, 'allowed'],
    [
      'a trust policy denies',
      user,
      { action: 'sts:AssumeRole', identity: [allow], resource: denyTo(user.arn) },
      'denied by role trust policy',
    ],
    ['another account, both sides', user, { action: 'sts:AssumeRole', owner: there, identity: [allow], resource: to(here) }, 'allowed'],
    [
      'a key is used only if its own policy says so',
      user,
      { action: 'kms:Decrypt', identity: [allow], resource: to(there) },
      'no resource-based policy',
    ],
    ['a key whose policy hands over to the account', user, { action: 'kms:Decrypt', identity: [allow], resource: to(here) }, 'allowed'],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  test.each(rows)('%s', (_what, principal, given, verdict) => {
    expect(decided(principal, given)).toBe(verdict);
  });
});
