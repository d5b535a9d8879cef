// What the parts of a token mean, in plain words, with times as the lab's clock has them. Pure.
// Sources: RFC 7519, 4.1; OpenID Connect Core 1.0, 2; https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html

const MEANINGS: Readonly<Record<string, string>> = {
  iss: 'Issuer: who made and signed the token.',
  sub: 'Subject: who it is about. Stays the same for a person, whatever else changes.',
  aud: 'Audience: for which app it was made. Others must not take it.',
  azp: 'Authorized party: the app that asked for it.',
  client_id: 'The app client that the user signed in to. An access token has this instead of aud.',
  token_use: 'What it is for: id says who the user is, access lets an app call APIs.',
  scope: 'What the app may do with it.',
  exp: 'Expires: nobody must take it from then on.',
  iat: 'Issued at.',
  nbf: 'Not before: nobody must take it until then.',
  auth_time: 'When the user proved who they are.',
  jti: 'The id of this token.',
  origin_jti: 'The id of the sign-in that all its tokens come from: revoking the refresh token ends them.',
  event_id: 'The sign-in that it belongs to, for triggers and logs.',
  nonce: 'What the app sent along, so that an old token cannot be given to it.',
  at_hash: 'A digest of the access token that was issued with it.',
  amr: 'How the user was recognised.',
  email: 'The address of the user.',
  email_verified: 'Has the user shown that the address is theirs?',
  phone_number: 'The telephone number of the user.',
  phone_number_verified: 'Has the user shown that the number is theirs?',
  name: 'The full name of the user.',
  given_name: 'The given name of the user.',
  family_name: 'The family name of the user.',
  picture: 'The address of a picture of the user.',
  identities: 'The accounts at other providers that the user has signed in with.',
  username: 'The name of the user in the pool.',
  'cognito:username': 'The name of the user in the pool.',
  'cognito:groups': 'The groups of the user: an app or an API may allow more to some.',
  'cognito:roles': 'The IAM roles of these groups.',
  'cognito:preferred_role': 'The IAM role that an identity pool gives, of the group that comes first.',
  'https://aws.amazon.com/tags': 'Session tags for the role that is assumed with it.',
};

const HEADER_MEANINGS: Readonly<Record<string, string>> = {
  alg: 'How it is signed.',
  kid: 'Which key of the issuer signed it.',
  typ: 'What it is.',
};

const TIMES: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'auth_time']);
/** What a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const MOST_SECONDS = 8_640_000_000_000;

export interface ClaimRow {
  readonly name: string;
  /** As written, a text for people. */
  readonly value: string;
  /** For times: when that is. */
  readonly time?: string;
  /** `late`: over, or not yet begun. */
  readonly tone?: 'late';
  readonly meaning?: string;
}

export function headerRows(header: Readonly<Record<string, unknown>>): readonly ClaimRow[] {
  return Object.entries(header).map(([name, value]) => rowOf(name, value, own(HEADER_MEANINGS, name)));
}

/** @param nowMs the lab's clock, milliseconds since the epoch; undefined where it is not known */
export function claimRows(claims: Readonly<Record<string, unknown>>, nowMs: number | undefined): readonly ClaimRow[] {
  return Object.entries(claims).map(([name, value]) => {
    const row = rowOf(
      name,
      value,
      own(MEANINGS, name) ?? (name.startsWith('custom:') ? 'An attribute that this user pool defines.' : undefined),
    );
    if (!TIMES.has(name) || typeof value !== 'number' || !(Math.abs(value) <= MOST_SECONDS)) return row;
    return { ...row, ...timeOf(name, value, nowMs) };
  });
}

function rowOf(name: string, value: unknown, meaning: string | undefined): ClaimRow {
  return { name, value: typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), ...(meaning !== undefined && { meaning }) };
}

function timeOf(name: string, seconds: number, nowMs: number | undefined): Pick<ClaimRow, 'time' | 'tone'> {
  const at = `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  if (nowMs === undefined) return { time: at };
  const leftMs = seconds * 1000 - nowMs;
  const distance = distanceText(Math.abs(leftMs));
  const late = name === 'exp' ? leftMs <= 0 : name === 'nbf' && leftMs > 0;
  const words = leftMs > 0 ? `in ${distance}` : `${distance} ago`;
  return { time: `${at}, ${words} on the lab's clock`, ...(late && { tone: 'late' }) };
}

function distanceText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

/** Names come from anybody: `constructor` has no meaning here. */
function own(meanings: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(meanings, name) ? meanings[name] : undefined;
}
