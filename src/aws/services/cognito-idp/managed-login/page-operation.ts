// A page of managed login does what an operation of the API does, for the app client that the page belongs to.
import { constraintViolations } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { constraints } from '../constraints.ts';
import { invalid } from '../errors.ts';
import { ownSecretHash } from '../secret-hash.ts';
import type { AppClient } from '../user-pool.ts';
import type { UserPools } from '../user-pools.ts';
import type { LoginContext } from './answers.ts';

interface OfClient {
  readonly ClientId: string | undefined;
  readonly SecretHash?: string | undefined;
}

/** Throws the operation's AwsError. */
export async function asOperation<Input extends OfClient, Output>(
  { pools }: LoginContext,
  client: AppClient,
  username: string,
  operation: (pools: UserPools) => Operation<Input, Output>,
  input: Omit<Input, keyof OfClient>,
): Promise<Output> {
  const whole = { ...input, SecretHash: ownSecretHash(client, username), ClientId: client.ClientId } as unknown as Input;
  const [complaint] = constraintViolations(whole, constraints);
  if (complaint !== undefined) throw invalid(complaint);
  // These operations ask nothing of who calls them: nobody signs them.
  return (await operation(pools)(whole, undefined as never)) as Output;
}
