// What the embedded Cognito user pools say of themselves.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon Cognito user pools, API 2016-04-18, as of 2026-11; sentences of errors as users quote them and as moto has them.',
  gaps: [
    'Identity providers are Google (played by a stand-in, google-accounts) and providers of OpenID whose addresses are inside this cloud, such as another user pool. No SAML, Facebook, Login with Amazon and Sign in with Apple.',
    'Of Google the ID token is read, not the People API: names of attributes are those of the token (email, name, given_name ...).',
    'AdminDisableProviderForUser takes links back; it does not take the password from a user of the pool.',
    'No choice-based sign-in (USER_AUTH), passkeys, one-time passwords by mail or SMS as a first factor, and no MFA by mail.',
    'No tracking of devices, no threat protection, no import jobs, no log delivery, no branding, no terms.',
    'Managed login answers response_type=code only; it has no pages for passkeys and for choosing a second factor. Who confirmed a new account types the password once more. ID tokens of it carry all readable attributes, whatever the scopes.',
    'Trigger functions: CustomEmailSender, CustomSMSSender (they need KMS), InboundFederation and version V3_0 of PreTokenGeneration are refused.',
    'No verification by a link, and no domains of your own.',
    'Signing up without a password is refused.',
    'A member that is missing is told by ValidationException, which the real service calls InvalidParameterException.',
    'No quotas per second but for wrong passwords; where messages would be limited they are not.',
    'The time in the answer to PASSWORD_VERIFIER is signed but not held against the clock. PreAuthentication is not called for users who do not exist.',
  ],
  byDesign: [
    'Nothing is sent. What the real service would send by mail or SMS lies in the outbox of the pool: GET /POOL_ID/.sandshark/messages at cognito-idp.REGION.amazonaws.com or at the local endpoint, with ?username= or ?to=. It also shows in the inspector. Whoever knows the id of a pool may read it.',
    'A pool signs with one key (RS256, 2048 bits) that grows out of the seed of the cloud; the real service has two. It is made when the first token is, which takes some tenths of a second.',
    'SmsConfiguration and EmailConfiguration are kept and not used; their roles are not asked.',
    'A wrong code may be tried five times; how often AWS allows is not documented.',
    'Managed login is also at /_aws/cognito-idp/POOL_ID/ of the local endpoint, without a host of its own; the pool needs its domain there, too.',
    'Prices and plans: a pool is called ESSENTIALS unless told otherwise, and no plan withholds anything.',
  ],
  clientQuirks: [
    'amazon-cognito-identity-js pads numbers of SRP as Java does: a zero byte in front where the highest bit is set.',
    'aws-amplify v6 renews tokens with GetTokensFromRefreshToken, not with InitiateAuth; it takes this cloud as userPoolEndpoint and identityPoolEndpoint.',
    'amazon-cognito-identity-js sends PASSWORD_VERIFIER with the zone UTC and a day without a zero in front; the text is signed as it came.',
  ],
};
