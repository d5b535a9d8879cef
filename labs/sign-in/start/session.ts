// Ready-made: the tokens of who is signed in. They lie in localStorage, so that a reload of the page does not sign anybody out.

export interface Tokens {
  /** Who you are, for the app and for other services. */
  readonly idToken: string;
  /** For calls of Cognito about yourself. */
  readonly accessToken: string;
  /** For new tokens, when these are over after an hour. */
  readonly refreshToken: string;
}

/** What an ID token tells: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export interface Visitor {
  readonly sub: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

const KEY = 'tokens';

export function keep(tokens: Tokens): void {
  localStorage.setItem(KEY, JSON.stringify(tokens));
}

export function tokens(): Tokens | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === null ? undefined : JSON.parse(kept);
}

export function forget(): void {
  localStorage.removeItem(KEY);
}

/** Who is signed in; undefined if nobody is, or not any more. */
export function visitor(): Visitor | undefined {
  const kept = tokens();
  if (!kept) return undefined;
  const [, payload = ''] = kept.idToken.split('.');
  const claims: Visitor = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return claims.exp * 1000 > Date.now() ? claims : undefined;
}
