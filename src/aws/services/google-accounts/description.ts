// What the stand-in for Google's accounts says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    "Google's OpenID Connect endpoints (accounts.google.com, oauth2.googleapis.com, www.googleapis.com/oauth2, openidconnect.googleapis.com), as of 2026-11, as far as an app needs them that signs people in. It is no service of AWS, and the real Google is never asked.",
  gaps: [
    'response_type code and id_token only; no access tokens in the address, no refresh tokens, no One Tap and no library of Google.',
    'Of scopes openid, email and profile only; no consent is asked for, and none can be taken back.',
  ],
  byDesign: [
    'Nobody has a password: the page asks who is there. Two people have accounts from the beginning, and whoever names another address has one, too.',
    'Any app is registered: every client_id that ends in .apps.googleusercontent.com is known, with any secret and any redirect_uri.',
    'It also answers at /_aws/google-accounts/ of the local endpoint, where managed login sends browsers that came by localhost.',
  ],
  clientQuirks: [],
};
