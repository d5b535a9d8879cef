// What tokens are made for: whom, by which app client, and why.
import type { User } from './user.ts';
import type { AppClient, UserPool } from './user-pool.ts';

/** Why tokens are made, as PreTokenGeneration calls it. */
export type TokenReason =
  | 'TokenGeneration_Authentication'
  | 'TokenGeneration_NewPasswordChallenge'
  | 'TokenGeneration_HostedAuth'
  | 'TokenGeneration_RefreshTokens';

export interface TokenOrder {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
  readonly reason: TokenReason;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly scopes?: readonly string[];
  readonly nonce?: string | undefined;
  readonly authTimeMs?: number;
}
