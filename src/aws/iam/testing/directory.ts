// A directory with the keys that a test names, for tests of signatures and decisions without the IAM service.
import type { Grants, Identities, Principal, StoredCredentials } from '../../core/identities.ts';

/** Bob, an IAM user of account 111122223333. */
export const bob: Principal = {
  kind: 'user',
  account: '111122223333',
  arn: 'arn:aws:iam::111122223333:user/bob',
  userId: 'AIDACKCEVSQ6C2EXAMPLE',
  userName: 'bob',
  tags: {},
  sessionContext: {},
};

/** The key of AWS's own examples. */
export const exampleKey: StoredCredentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  status: 'Active',
  principal: bob,
};

/** A directory of those keys and no policies but `grants`. */
export function directoryOf(keys: readonly StoredCredentials[], grants: Grants = { identity: [] }): () => Promise<Identities> {
  const refuse = (): never => {
    throw new Error('this directory has keys and grants only');
  };
  return async () => ({
    credentials: (accessKeyId) => keys.find((key) => key.accessKeyId === accessKeyId),
    grants: () => grants,
    role: refuse,
    managedPolicy: refuse,
    openIdProvider: refuse,
    issueSession: refuse,
    checkMfaCode: refuse,
    noteUse: () => undefined,
  });
}
