// Requests and documents that make no sense: a refusal with a name, never anything else. Seeded, so that a failure can be repeated.
import { expect, test } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { type Random, seededRandom } from '../core/random.ts';
import { authenticate } from './authenticate.ts';
import { compiledPolicy } from './policy/compile-policy.ts';
import { evaluatePolicy } from './policy/evaluate-policy.ts';
import { parsePolicy } from './policy/parse-policy.ts';
import { RequestContext } from './policy/request-context.ts';
import { statementRanges } from './policy/statement-positions.ts';
import { bob, directoryOf, exampleKey } from './testing/directory.ts';
import { signedBySdk } from './testing/sdk-signer.ts';

const nowMs = Date.UTC(2026, 10, 1);

/** What was thrown, or undefined; an error that is no answer is thrown on. */
async function refusal(action: () => unknown): Promise<AwsError | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

const below = (random: Random, bound: number) => Math.floor(random.next() * bound);
const rubbish = [
  '',
  '*',
  '${',
  '$\u007b}',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  '::',
  '\u0000',
  '%',
  '%zz',
  '\ud800',
  '9'.repeat(400),
  'null',
  '__proto__',
];

/** The text with a few pieces cut out, doubled or replaced by rubbish. */
function mutated(text: string, random: Random): string {
  let result = text;
  for (let count = 1 + below(random, 3); count > 0; count--) {
    const from = below(random, result.length + 1);
    const to = Math.min(result.length, from + below(random, 12));
    const piece = random.next() < 0.5 ? (rubbish[below(random, rubbish.length)] ?? '') : result.slice(to, to + below(random, 20));
    result = result.slice(0, from) + piece + result.slice(to);
  }
  return result;
}

test('2,000 mutated policies are refused with MalformedPolicyDocument or can be evaluated', async () => {
  const random = seededRandom(7);
  const whole = JSON.stringify({
    Version: '2012-10-17',
    Id: 'a',
    Statement: [
      {
        Sid: 'One',
        Effect: 'Allow',
        Principal: { AWS: ['*', '111122223333'], Service: 'lambda.amazonaws.com' },
        Action: ['s3:Get*', 'dynamodb:*'],
        Resource: ['arn:aws:s3:::shop/\u0024{aws:username}/*', '*'],
        Condition: {
          'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a*', 'b?'] },
          DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
          IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] },
          NumericLessThan: { 's3:max-keys': 10 },
        },
      },
      { Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/bob' }, NotAction: '*', NotResource: 'arn:aws:s3:::x' },
    ],
  });
  const context = new RequestContext({
    'aws:username': ['bob'],
    'aws:TagKeys': ['ab'],
    'aws:CurrentTime': ['2026-11-01T00:00:00Z'],
    'aws:SourceIp': ['10.1.1.1'],
    's3:max-keys': ['5'],
  });
  let evaluated = 0;
  for (let count = 0; count < 2000; count++) {
    const text = mutated(whole, random);
    for (const use of ['managed', 'inline', 'trust', 'resource'] as const)
      expect((await refusal(() => parsePolicy(text, use)))?.code ?? 'MalformedPolicyDocument').toBe('MalformedPolicyDocument');
    const policy = compiledPolicy(text);
    evaluated += policy.statements.length > 0 ? 1 : 0;
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop/bob/x', context };
    for (const principal of [undefined, bob])
      expect(['allow', 'deny', 'none']).toContain(evaluatePolicy(policy, { ...request, ...(principal && { principal }) }).effect);
    statementRanges(text);
  }
  expect(evaluated).toBeGreaterThan(100);
});

test('1,000 mutated signatures are refused by name; none is taken for right', async () => {
  const random = seededRandom(8);
  const identities = directoryOf([exampleKey]);
  const request = await signedBySdk({
    method: 'PUT',
    url: 'http://localhost:4566/shop/a',
    headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
    service: 's3',
    atMs: nowMs,
    key: exampleKey,
  });
  const authorization = request.headers.get('authorization') ?? '';
  const accepted: string[] = [];
  for (let count = 0; count < 1000; count++) {
    const headers = new Headers(request.headers);
    const value = mutated(authorization, random).replace(/[^\x20-\x7e]/g, '?');
    headers.set('authorization', value);
    const thrown = await refusal(async () => {
      const caller = await authenticate(
        { ...request, headers },
        { nowMs, identities, unsigned: 'refused', dialect: random.next() < 0.5 ? 's3' : 'json', signingName: 's3' },
      );
      if (caller.principal === exampleKey.principal) accepted.push(value);
    });
    expect(thrown?.status ?? 400).toBeLessThan(502);
  }
  expect(accepted).toEqual([]);
});

test('mutated presigned URLs are refused by name', async () => {
  const random = seededRandom(9);
  const key = { ...exampleKey, accessKeyId: '123456789012' };
  const request = await signedBySdk({ url: 'http://localhost:4566/shop/a', service: 's3', atMs: nowMs, key, expiresIn: 60 });
  for (let count = 0; count < 500; count++) {
    const url = new URL(`http://localhost:4566/shop/a?${mutated(request.url.search.slice(1), random)}`);
    const context = { nowMs, identities: directoryOf([]), unsigned: 'refused', dialect: 's3', signingName: 's3' } as const;
    const thrown = await refusal(() => authenticate({ ...request, url }, context));
    expect(thrown?.code ?? 'allowed').toMatch(/^[A-Za-z]+$/);
  }
});
