// May the caller do what the call asks? The place where policies are evaluated.
import type { Access, ResourcePolicy } from '../core/access.ts';
import { AwsError } from '../core/errors.ts';
import type { Identities } from '../core/identities.ts';
import type { Caller } from './caller.ts';

/** What a decision needs besides the caller. */
export interface AuthorizationContext {
  readonly nowMs: number;
  /** Loaded only when policies have to be read. */
  readonly identities: () => Promise<Identities>;
  readonly resourcePolicy: (resourceArn: string) => ResourcePolicy | undefined;
  /** Condition keys of the request itself: aws:SourceIp, aws:SecureTransport, aws:UserAgent ... */
  readonly requestConditions: Readonly<Record<string, readonly string[]>>;
}

/** Throws AwsError AccessDeniedException unless everything in `wanted` is allowed. */
export async function authorize({ principal }: Caller, wanted: readonly Access[], _context: AuthorizationContext): Promise<void> {
  if (principal.kind === 'root') return;
  const [first] = wanted;
  throw new AwsError('AccessDeniedException', `User: ${principal.arn} is not authorized to perform: ${first?.action}`);
}
