// What the embedded STS says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'AWS Security Token Service, API 2011-06-15, as of 2026-11; sentences of errors as users of the AWS CLI and Terraform quote them.',
  gaps: [
    'No SAML; no AssumeRoot, GetWebIdentityToken or GetDelegatedAccessToken.',
    'A web identity token is verified with the keys of issuers inside this cloud only: nothing is fetched from the internet, so that any other issuer answers InvalidIdentityToken.',
    'Login with Amazon and Facebook tokens, which are no JWTs, are refused.',
    'ProvidedContexts of AssumeRole are ignored; aws:MultiFactorAuthAge is known while a role is assumed only.',
  ],
  byDesign: [
    'Tags of GetFederationToken do not ask for sts:TagSession.',
    'An access key id of twelve digits is the account itself, and its root user calls. It may assume a role whose trust policy names its account; the real root user may not.',
    'PackedPolicySize is the size of policies and tags against 4,096 bytes; AWS does not tell how it packs them.',
    'No message of DecodeAuthorizationMessage is valid, because no service here hands one out.',
  ],
  clientQuirks: ['The SDK signs for the global endpoint or a regional one; both reach the same cloud.'],
};
