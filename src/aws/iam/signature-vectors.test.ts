// Published signatures, computed anew.
import { expect, test } from 'vitest';
import type { ReadRequest } from '../core/call.ts';
import { canonicalRequest, type ListStyle, type PathEncoding } from './canonical-request.ts';
import { sha256Hex, signatureOf, stringToSign } from './signature.ts';
import { readSigner } from './sigv4.ts';

const authorization = (key: string, scope: string, signedHeaders: string) =>
  `AWS4-HMAC-SHA256 Credential=${key}/${scope}/aws4_request,SignedHeaders=${signedHeaders},Signature=00`;

function signature(secret: string, request: ReadRequest, payload: string, encoding: PathEncoding, lists?: ListStyle): string {
  const signer = readSigner(request.headers, request.url.searchParams);
  return signatureOf(
    secret,
    signer,
    stringToSign(signer, sha256Hex(canonicalRequest(request, signer.signedHeaders, payload, encoding, lists))),
  );
}

// Source: the signing test suite of AWS, github.com/awslabs/aws-c-auth (Apache-2.0), tests/aws-signing-test-suite/v4/<name>.
interface Vector {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The suite gives paths that are not encoded yet; such a path is encoded once, as S3 does. */
  readonly encoding?: PathEncoding;
  readonly lists?: ListStyle;
  readonly signature: string;
}
const form = 'application/x-www-form-urlencoded';
const token = '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267';
const letters = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const hash = '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e';
const sentForm = { 'content-length': '13', 'x-amz-content-sha256': hash };
const vectors: Readonly<Record<string, Vector>> = {
  'get-vanilla': { signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  'get-vanilla-query': { signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  'get-slash-normalized': { path: '//', signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  'get-slashes-normalized': { path: '//example//', signature: '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84' },
  'get-slashes-unnormalized': {
    path: '//example//',
    encoding: 'as sent',
    signature: '87cca117541a147f6df867677d98a7d80dff226d2bfca9e4ffa899665623c7e5',
  },
  'get-slash-pointless-dot-normalized': {
    path: '/./example',
    signature: 'ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5',
  },
  'get-relative-normalized': { path: '/example/..', signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  'get-unreserved': { path: `/${letters}`, signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f' },
  'get-space-unnormalized': {
    path: '/example space/',
    encoding: 'as sent',
    signature: '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
  },
  'get-utf8': { path: '/ሴ', encoding: 'as sent', signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85' },
  'get-vanilla-empty-query-key': {
    path: '/?Param1=value1',
    signature: 'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
  },
  'get-vanilla-query-order-encoded': {
    path: '/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1',
    signature: '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac',
  },
  'get-vanilla-query-order-key-case': {
    path: '/?Param2=value2&Param1=value1',
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  'get-vanilla-query-unreserved': {
    path: `/?${letters}=${letters}`,
    signature: '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
  },
  'get-vanilla-utf8-query': { path: '/?ሴ=bar', signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04' },
  'get-vanilla-with-session-token': {
    headers: { 'x-amz-security-token': token },
    signature: '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
  },
  'get-header-value-trim': {
    headers: { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' },
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  'get-header-value-order': {
    headers: { 'my-header1': 'value4, value1, value3, value2' },
    lists: 'bare commas',
    signature: '08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01',
  },
  'get-header-key-duplicate': {
    headers: { 'my-header1': 'value2, value2, value1' },
    lists: 'bare commas',
    signature: 'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
  },
  'post-vanilla': { method: 'POST', signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b' },
  'post-header-value-case': {
    method: 'POST',
    headers: { 'my-header1': 'VALUE1' },
    signature: 'cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d',
  },
  'post-vanilla-query': {
    method: 'POST',
    path: '/?Param1=value1',
    signature: '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
  },
  'post-x-www-form-urlencoded': {
    method: 'POST',
    headers: { 'content-type': form, ...sentForm },
    body: 'Param1=value1',
    signature: 'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  },
  'post-x-www-form-urlencoded-parameters': {
    method: 'POST',
    headers: { 'content-type': `${form}; charset=utf-8`, ...sentForm },
    body: 'Param1=value1',
    signature: '328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422',
  },
};

test.each(Object.entries(vectors))(
  "AWS's signing test suite: %s",
  (_, { method = 'GET', path = '/', headers = {}, body = '', ...rest }) => {
    const all: Record<string, string> = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z', ...headers };
    const scope = '20150830/us-east-1/service';
    const request = {
      method,
      url: new URL(`https://example.amazonaws.com${path}`),
      headers: new Headers({ ...all, authorization: authorization('AKIDEXAMPLE', scope, Object.keys(all).sort().join(';')) }),
      body: new TextEncoder().encode(body),
    };
    const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
    expect(signature(secret, request, sha256Hex(request.body), rest.encoding ?? 'once more', rest.lists)).toBe(rest.signature);
  },
);

// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, its four examples.
const s3Examples = [
  ['GET', '/test.txt', { range: 'bytes=0-9' }, '', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
  [
    'PUT',
    '/test%24file.text',
    { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    'Welcome to Amazon S3.',
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
  ['GET', '/?lifecycle', {}, '', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  ['GET', '/?max-keys=2&prefix=J', {}, '', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
] as const;

test.each(s3Examples)("S3's example: %s %s", (method, path, headers, body, expected) => {
  const payload = sha256Hex(body);
  const all: Record<string, string> = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-content-sha256': payload,
    'x-amz-date': '20130524T000000Z',
    ...headers,
  };
  const scope = '20130524/us-east-1/s3';
  const request = {
    method,
    url: new URL(`https://examplebucket.s3.amazonaws.com${path}`),
    headers: new Headers({ ...all, authorization: authorization('AKIAIOSFODNN7EXAMPLE', scope, Object.keys(all).sort().join(';')) }),
    body: new TextEncoder().encode(body),
  };
  expect(signature('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', request, payload, 'as sent')).toBe(expected);
});
