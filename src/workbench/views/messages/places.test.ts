// Which place an ARN belongs to. Source of truth: https://docs.aws.amazon.com/service-authorization/latest/reference/ (ARN formats).
import { expect, it } from 'vitest';
import { placeOf, sessionOf } from './places.ts';

it('each service has its kind of place, under its own name', () => {
  const kinds = [
    'arn:aws:s3:::photos/cat.png',
    'arn:aws:sqs:us-east-1:123456789012:orders.fifo',
    'arn:aws:sns:us-east-1:123456789012:news:4e2b',
    'arn:aws:dynamodb:us-east-1:123456789012:table/sales/stream/2026',
    'arn:aws:kinesis:us-east-1:123456789012:stream/prices',
    'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/live/GET/orders',
    'arn:aws:glue:us-east-1:123456789012:job/nightly',
  ].map((arn) => Object.values(placeOf(arn)).slice(1).join(' '));
  expect(kinds).toEqual([
    'bucket photos',
    'queue orders.fifo',
    'topic news',
    'table sales',
    'stream prices',
    'api a1b2c3',
    'other nightly',
  ]);
});

it('a rule belongs to its bus, a version or alias to its function', () => {
  const here = 'us-east-1:123456789012';
  expect(placeOf(`arn:aws:events:${here}:rule/all`)).toEqual(placeOf(`arn:aws:events:${here}:event-bus/default`));
  expect(placeOf(`arn:aws:events:${here}:rule/shop/all`)).toEqual(placeOf(`arn:aws:events:${here}:event-bus/shop`));
  expect(placeOf(`arn:aws:lambda:${here}:function:work:live`)).toEqual(placeOf(`arn:aws:lambda:${here}:function:work`));
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
it('a session of a role has a name, a user has none', () => {
  expect(sessionOf('arn:aws:sts::123456789012:assumed-role/worker/resize')).toEqual({ account: '123456789012', name: 'resize' });
  expect(sessionOf('arn:aws:iam::123456789012:user/anna')).toBeUndefined();
  expect(sessionOf('')).toBeUndefined();
});
