// AWS STS: who am I. What it imitates and lacks: description.ts.
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
import { description } from './description.ts';
import { getCallerIdentity } from './operations/get-caller-identity.ts';

/** STS keeps no state. */
export function createService(): Service {
  return {
    description,
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
