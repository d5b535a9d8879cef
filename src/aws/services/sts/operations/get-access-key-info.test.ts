// GetAccessKeyInfo and DecodeAuthorizationMessage, by the real SDK client.
// Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html, API_DecodeAuthorizationMessage
import { DeleteAccessKeyCommand } from '@aws-sdk/client-iam';
import { DecodeAuthorizationMessageCommand, GetAccessKeyInfoCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { stsCloud } from '../testing/sts-cloud.ts';

test('a key tells its account, lasting or of a session, and after it was deleted', async () => {
  const { user, sts, iam } = stsCloud();
  const { accessKeyId } = await user('alice');
  const { Credentials } = await sts().send(new GetSessionTokenCommand({}));
  const account = async (AccessKeyId: string | undefined) => (await sts().send(new GetAccessKeyInfoCommand({ AccessKeyId }))).Account;
  expect(await account(accessKeyId)).toBe('123456789012');
  expect(await account(Credentials?.AccessKeyId)).toBe('123456789012');
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'alice', AccessKeyId: accessKeyId }));
  expect(await account(accessKeyId)).toBe('123456789012');
});

// The example of Tal Be'ery's "A short note on AWS KEY ID", which found out how to read the account.
test('the account is written in the letters of a key as in the real ones', async () => {
  const { sts } = stsCloud();
  // By the published way to read it: ASIAQNZGKIQY56JQ7WML is a key of account 029608264753.
  const { Account } = await sts().send(new GetAccessKeyInfoCommand({ AccessKeyId: 'ASIAQNZGKIQY56JQ7WML' }));
  expect(Account).toBe('029608264753');
});

test('what is no key is a ValidationError', async () => {
  const { sts } = stsCloud();
  for (const AccessKeyId of ['short', 'NOTAKEY0NOTAKEY0NOTA'])
    await expect(sts().send(new GetAccessKeyInfoCommand({ AccessKeyId }))).rejects.toMatchObject({ name: 'ValidationError' });
});

test('no message can be decoded, because none was handed out', async () => {
  const { sts } = stsCloud();
  await expect(sts().send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'abc' }))).rejects.toMatchObject({
    name: 'InvalidAuthorizationMessageException',
  });
});
