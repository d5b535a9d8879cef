// The names of EC2's operations. Source: the SDK's own model.
import * as sdk from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { notEmbeddedNames } from './not-embedded-names.ts';
import { operationsByName } from './operations-by-name.ts';
import { ec2Cloud } from './testing/ec2-cloud.ts';

test('every operation of the SDK is embedded or known by name, and none is both', () => {
  const all = Object.entries(sdk).flatMap(([name, schema]) =>
    name.endsWith('$') && Array.isArray(schema) && schema[0] === 9 ? name.slice(0, -1) : [],
  );
  expect([...Object.keys(operationsByName), ...notEmbeddedNames].toSorted()).toEqual(all.toSorted());
});

test('an operation that is not embedded is answered with 501, one that EC2 does not have with InvalidAction', async () => {
  const { ec2, aws } = ec2Cloud();
  await expect(ec2.send(new sdk.CreateTransitGatewayCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    $metadata: { httpStatusCode: 501 },
  });
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=ab',
    'x-amz-date': '20261101T000000Z',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const body = 'Action=MakeWaves&Version=2016-11-15';
  const answer = await aws.fetch(new Request('http://localhost:4566/', { method: 'POST', headers, body }));
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('<Response><Errors><Error><Code>InvalidAction</Code>');
});
