// AWS's own managed policies, by ARN: those that labs use. Their documents name the services that learners meet here.
// AWS: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { sha256 } from '@noble/hashes/sha2.js';
import type { ManagedPolicy } from '../entities.ts';
import { accessPolicies } from './access-policies.ts';
import { readOnlyAccess } from './read-only-access.ts';
import { rolePolicies } from './role-policies.ts';
import type { PolicyFacts } from './statement.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const byArn: ReadonlyMap<string, ManagedPolicy> = new Map(
  [...accessPolicies, ...rolePolicies, readOnlyAccess].map(policyOf).map((policy) => [policy.arn, policy]),
);

/** Undefined when AWS has no such policy, or when it is none of those that are embedded. */
export function awsManagedPolicy(arn: string): ManagedPolicy | undefined {
  return byArn.get(arn);
}

export function awsManagedPolicies(): Iterable<ManagedPolicy> {
  return byArn.values();
}

function policyOf({ name, path = '/', version, created, statements }: PolicyFacts): ManagedPolicy {
  const createdMs = Date.parse(created);
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
  return {
    name,
    path,
    arn: `arn:aws:iam::aws:policy${path}${name}`,
    id: idOf(name),
    createdMs,
    updatedMs: createdMs,
    tags: [],
    versions: [{ id: `v${version}`, document, createdMs }],
    defaultVersionId: `v${version}`,
    nextVersion: version + 1,
  };
}

/** The same in every cloud. By design: not the real one. */
function idOf(name: string): string {
  const digest = sha256(new TextEncoder().encode(name));
  return `ANPA${[...digest.subarray(0, 17)].map((byte) => base32[byte % 32]).join('')}`;
}
