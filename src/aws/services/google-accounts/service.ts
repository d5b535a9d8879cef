// A stand-in for Google's accounts, so that users of an app can sign in with Google and the real one is never called. No service of AWS.
import type { Service, ServiceEnvironment } from '../../core/service.ts';
import { answerDirectly } from './answer-directly.ts';
import { description } from './description.ts';
import { GoogleAccounts, type GoogleState, issuer } from './google-accounts.ts';

export function createService(environment: ServiceEnvironment): Service {
  const google = new GoogleAccounts(environment);
  return {
    description,
    operations: {},
    schemas: {},
    unsigned: 'all',
    answerDirectly: (request) => answerDirectly(google, request),
    openIdKeys: async (asked) => (asked === issuer ? google.publicKeys() : undefined),
    snapshot: () => google.snapshot(),
    restore: (state) => google.restore(state as GoogleState),
    inspect: () => google.accounts,
  };
}
