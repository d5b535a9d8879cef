// Codes that users were sent, held against what they type.
import { expiredCode, tooManyTries, wrongCode } from './errors.ts';
import { limits } from './limits.ts';
import type { SentCode, User } from './user.ts';

/** Uses the code up; the address that it proves, if it proves one. Throws AwsError CodeMismatchException, ExpiredCodeException or LimitExceededException. */
export function useCode(user: User, purpose: string, given: string | undefined, nowMs: number): SentCode['address'] {
  const sent = user.codes[purpose];
  if (!sent || sent.expiresMs <= nowMs) throw expiredCode();
  if (sent.tries >= limits.codeTries) throw tooManyTries();
  if (sent.code !== given) {
    sent.tries++;
    throw wrongCode();
  }
  delete user.codes[purpose];
  return sent.address;
}
