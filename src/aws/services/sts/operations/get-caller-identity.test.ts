// GetCallerIdentity, by the real SDK client. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { rawCall } from '../../../testing/raw-call.ts';
import { testCloud } from '../../../testing/test-cloud.ts';

test('the caller is the root user of the account that the access key id names', async () => {
  const { client } = testCloud();
  expect(await client(STSClient, { account: '111122223333' }).send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    UserId: '111122223333',
    Arn: 'arn:aws:iam::111122223333:root',
    $metadata: { httpStatusCode: 200, requestId: expect.any(String) },
  });
  const other = await client(STSClient, { account: 'AKIDEXAMPLE' }).send(new GetCallerIdentityCommand({}));
  expect(other.Account).toBe('000000000000');
});

test('an operation that is not embedded is an error that the SDK understands', async () => {
  const { client } = testCloud();
  await expect(client(STSClient).send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('Security Token Service GetSessionToken is not embedded'),
    $metadata: { httpStatusCode: 501 },
  });
});

test('a form without an action is MissingAction', async () => {
  const { aws } = testCloud();
  const authorization = 'AWS4-HMAC-SHA256 Credential=1/20261101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=ab';
  const { status, text } = await rawCall(aws, { headers: { authorization }, body: 'Version=2011-06-15' });
  expect(status).toBe(400);
  expect(text).toContain('<Code>MissingAction</Code>');
});
