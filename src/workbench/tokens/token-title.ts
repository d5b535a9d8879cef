// What kind of token is it? Told by its claims, in words. Pure.

/** `ID token of Ama Mensah, by accounts.google.com`, as far as the claims say it. */
export function titleOfToken(claims: Readonly<Record<string, unknown>>): string {
  const { iss, token_use: use, name, email, sub } = claims;
  const kind = use === 'access' ? 'Access token' : use === 'id' || typeof claims.aud === 'string' ? 'ID token' : 'Token';
  const who = [name, claims['cognito:username'], claims.username, email, sub].find((one) => typeof one === 'string' && one !== '');
  const issuer = typeof iss === 'string' ? iss.replace(/^https:\/\//, '') : undefined;
  return `${kind}${who === undefined ? '' : ` of ${who}`}${issuer === undefined ? '' : `, by ${issuer}`}`;
}
