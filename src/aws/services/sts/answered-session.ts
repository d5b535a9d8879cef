// How a session looks in the answers of STS.
import type { Credentials } from '@aws-sdk/client-sts';
import type { Identities } from '../../core/identities.ts';

export type IssuedSession = ReturnType<Identities['issueSession']>;

export function answeredCredentials({ accessKeyId, secretAccessKey, sessionToken, expiresAtMs }: IssuedSession): Credentials {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiresAtMs),
  };
}

/** aws:TokenIssueTime as policies compare it. */
export function issueTime(nowMs: number): Readonly<Record<string, readonly string[]>> {
  return { 'aws:TokenIssueTime': [new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z')] };
}
