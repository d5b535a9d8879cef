// Roles that customers may change: all but those that are linked to a service.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
import type { Account } from './account.ts';
import type { Role } from './entities.ts';
import { protectedRole } from './errors.ts';

/** Throws AwsError NoSuchEntity or UnmodifiableEntity. */
export function modifiableRole(account: Account, name: string | undefined): Role {
  const role = account.role(name);
  if (role.linkedService !== undefined) throw protectedRole(role.name);
  return role;
}
