// AWS STS: who am I.
//
// Imitates: AWS Security Token Service, API 2011-06-15, as of 2026-11.
// Gaps: GetCallerIdentity only; every caller is the root user of its account, because the embedded AWS has no users or roles yet.
// By design: an access key id of twelve digits is the account itself (src/aws/iam/caller.ts).
// Client quirks: the SDK signs for the global endpoint or a regional one; both reach the same cloud.
import {
  AssumeRole$,
  AssumeRoleWithSAML$,
  AssumeRoleWithWebIdentity$,
  AssumeRoot$,
  DecodeAuthorizationMessage$,
  GetAccessKeyInfo$,
  GetCallerIdentity$,
  GetDelegatedAccessToken$,
  GetFederationToken$,
  GetSessionToken$,
  GetWebIdentityToken$,
} from '@aws-sdk/client-sts';
import type { Service } from '../../core/service.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';

/** STS keeps no state. */
export function createService(): Service {
  return {
    operations: { GetCallerIdentity: getCallerIdentity },
    schemas: {
      AssumeRole: AssumeRole$,
      AssumeRoleWithSAML: AssumeRoleWithSAML$,
      AssumeRoleWithWebIdentity: AssumeRoleWithWebIdentity$,
      AssumeRoot: AssumeRoot$,
      DecodeAuthorizationMessage: DecodeAuthorizationMessage$,
      GetAccessKeyInfo: GetAccessKeyInfo$,
      GetCallerIdentity: GetCallerIdentity$,
      GetDelegatedAccessToken: GetDelegatedAccessToken$,
      GetFederationToken: GetFederationToken$,
      GetSessionToken: GetSessionToken$,
      GetWebIdentityToken: GetWebIdentityToken$,
    },
    snapshot: () => ({}),
    restore() {
      // There is nothing to put back.
    },
  };
}
