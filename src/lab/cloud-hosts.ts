// Which hosts are the lab's cloud: those of AWS, of managed login, and of those who stand beside AWS in it. Nothing else is reached from a sandbox.

const AWS = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|on\.aws)$/;
/** The domains of user pools. */
const MANAGED_LOGIN = /^[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com$/;
/** Played by src/aws/services/google-accounts; Google itself is never called. */
const GOOGLE = /^(accounts\.google\.com|(oauth2|www|openidconnect)\.googleapis\.com)$/;

/** Does the lab's cloud answer at this host, in place of whoever has it in the world? */
export const isCloudHost = (hostname: string) => AWS.test(hostname) || MANAGED_LOGIN.test(hostname) || GOOGLE.test(hostname);

/** Who answers at a host outside of amazonaws.com, as the log of calls names services; undefined for one inside. */
export function serviceOfHost(hostname: string): string | undefined {
  if (MANAGED_LOGIN.test(hostname)) return 'cognito-idp';
  return GOOGLE.test(hostname) ? 'google-accounts' : undefined;
}
