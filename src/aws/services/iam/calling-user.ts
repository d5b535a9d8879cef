// The user that a call means: the one it names, or the one who calls.
import type { CallContext } from '../../core/call.ts';
import type { Account } from './account.ts';
import type { User } from './entities.ts';
import { notEmbedded, validationError } from './errors.ts';

/** AWS: without a name, IAM finds the user by the access key. Throws AwsError NoSuchEntity or ValidationException. */
export function callingUser(account: Account, name: string | undefined, { principal }: CallContext): User {
  if (name !== undefined) return account.user(name);
  if (principal.kind === 'user') return account.user(principal.userName);
  if (principal.kind === 'root') throw notEmbedded("The root user's own credentials");
  throw validationError('Must specify userName when calling with non-User credentials');
}
