// Ready-made: the browser's half of SRP, the Secure Remote Password protocol. It shows that somebody knows a password, and does not send it.
//   A = g^a      u = H(A | B)      x = H(salt | H(pool | user : password))      S = (B - k g^x)^(a + u x)      all of it modulo N
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { region } from 'workshop';

/** A prime number of 3,072 bits: RFC 5054, appendix A. */
const N = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245' +
    'E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9' +
    'DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB31' +
    '43DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
);
const g = 2n;

/** SHA-256, as the SDK has it in every browser. With a key it is HMAC. */
const Sha256 = new CognitoIdentityProviderClient({ region }).config.sha256 as new (key?: Uint8Array) => {
  update(bytes: Uint8Array): void;
  digest(): Promise<Uint8Array>;
};

async function hash(parts: readonly Uint8Array[], key?: Uint8Array): Promise<Uint8Array> {
  const sha = new Sha256(key);
  for (const part of parts) sha.update(part);
  return sha.digest();
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const number = (bytes: Uint8Array) => BigInt(`0x${hex(bytes)}`);
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** A number as bytes, with a zero in front where the first bit is set: Cognito hashes it so. */
function bytes(value: bigint): Uint8Array {
  const digits = value.toString(16);
  const even = digits.length % 2 ? `0${digits}` : digits;
  const padded = /^[89a-f]/.test(even) ? `00${even}` : even;
  return Uint8Array.from(padded.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = ((base % N) + N) % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** 'Mon Nov 23 9:05:00 UTC 2026', with no zero before the day: Cognito reads no other form. */
function timestamp(): string {
  const [weekday, day, month, year, time] = new Date().toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`;
}

/** Begins a sign-in. `srpA` goes to Cognito; `answer` makes the responses to what Cognito asks then. */
export function startSrp(poolId: string, password: string) {
  const a = number(crypto.getRandomValues(new Uint8Array(32))); // 256 bits: what RFC 5054 asks for at least
  const A = power(g, a);
  const pool = poolId.split('_')[1];

  async function answer(challenge: Record<string, string> = {}): Promise<Record<string, string>> {
    const { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP: user } = challenge;
    const B = BigInt(`0x${SRP_B}`);
    const k = number(await hash([bytes(N), bytes(g)]));
    const u = number(await hash([bytes(A), bytes(B)]));
    const x = number(await hash([bytes(BigInt(`0x${SALT}`)), await hash([utf8(`${pool}${user}:${password}`)])]));
    const S = power(B - k * power(g, x), a + u * x);
    const derived = await hash([utf8('Caldera Derived Key\u0001')], await hash([bytes(S)], bytes(u)));
    const now = timestamp();
    const signed = [utf8(`${pool}${user}`), fromBase64(SECRET_BLOCK), utf8(now)];
    return {
      USERNAME: user,
      TIMESTAMP: now,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: base64(await hash(signed, derived.slice(0, 16))),
    };
  }
  return { srpA: A.toString(16), answer };
}
