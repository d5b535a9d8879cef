// What the embedded Cognito identity pools say of themselves.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'Amazon Cognito identity pools, API 2014-06-30, as of 2026-11; sentences of errors as users of the SDKs quote them, those of cases that nobody quotes are inferred.',
  gaps: [
    'Nothing is fetched from the internet: a token is verified with the keys of issuers inside this cloud only, and any other issuer is refused with a sentence that says so.',
    'Logins of Facebook, Login with Amazon, Twitter and Digits, whose tokens are no JWTs, are refused; so are SAML assertions. Pools may name such providers.',
    'Quotas and rates are not kept: there is no LimitExceededException and no TooManyRequestsException.',
    'No Cognito Sync, and no push synchronization or streams of a pool.',
  ],
  byDesign: [
    'Whether a user pool or its app client exists is not asked when a pool names it.',
    'Operations that nobody signs find a pool or an identity by its id in every account, whatever region the request was sent to.',
    'Of several logins that have a role mapping the first decides.',
    'A guest that logs in with a login of a known identity becomes that identity; its own one is disabled.',
    'There is one signing key in a cloud, made of a seed when the first token is issued; its issuer publishes it inside the cloud only.',
  ],
  clientQuirks: [
    'Credentials name their secret SecretKey, not SecretAccessKey as STS does.',
    'Logins of a user pool take the ID token; with an access token AWS answers that the claim aud is missing.',
    'A key of RoleMappings for a user pool has the app client behind the provider: cognito-idp.REGION.amazonaws.com/POOL_ID:CLIENT_ID.',
  ],
};
