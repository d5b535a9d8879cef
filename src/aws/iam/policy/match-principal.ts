// Does the Principal element of a resource's policy mean this caller, and in which way? How decides what else must allow.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import type { Principal } from '../../core/identities.ts';
import type { PrincipalElement } from './document.ts';

/**
 * How a caller is meant: as everybody, by its account (which only delegates to the account's own policies), by name (a user, the
 * role behind a session, a service, an identity provider), or as this one session.
 */
export type PrincipalMatch = 'everybody' | 'account' | 'name' | 'session';

/** All the ways in which the element means the caller; none when it does not. */
export function principalMatches(element: PrincipalElement, principal: Principal): readonly PrincipalMatch[] {
  if (element.mode === 'except') return isWhollyNamed(element, principal) ? [] : ['everybody'];
  const found: PrincipalMatch[] = element.everybody === 'meant' ? ['everybody'] : [];
  for (const [match, names] of identifiersOf(principal))
    if (names.some((name) => namesFor(element, principal).includes(name))) found.push(match);
  return found;
}

/**
 * AWS: NotPrincipal spares a caller only if it lists the caller and all that stands above it: account, role, session.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isWhollyNamed(element: PrincipalElement, principal: Principal): boolean {
  if (element.everybody === 'meant') return true;
  const chain = identifiersOf(principal);
  const listed = namesFor(element, principal);
  return chain.length > 0 && chain.every(([, names]) => names.some((name) => listed.includes(name)));
}

function namesFor(element: PrincipalElement, { kind }: Principal): readonly string[] {
  if (kind === 'service') return element.service;
  if (kind === 'web-identity') return element.federated;
  return element.aws;
}

function identifiersOf({ kind, account, arn, roleArn, userId }: Principal): readonly (readonly [PrincipalMatch, readonly string[]])[] {
  if (kind === 'anonymous') return [];
  if (kind === 'service' || kind === 'web-identity') return [['name', [arn]]];
  const accounts = ['account', [account, `arn:aws:iam::${account}:root`]] as const;
  if (kind === 'root') return [accounts];
  if (kind === 'user') return [accounts, ['name', [arn, userId]]];
  const role = roleArn === undefined ? [] : [['name', [roleArn, userId.split(':')[0] ?? '']] as const];
  return [accounts, ...role, ['session', [arn]]];
}
