// What the service does beside its operations: words for what is not embedded, its own kind of complaint, and what the inspector sees.
import {
  CreateGroupCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  ListUserImportJobsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { password, poolCloud } from './testing/pool-cloud.ts';
import { signedIn } from './testing/signed-in.ts';

test('operations that are not embedded answer 501, signed or not', async () => {
  const { idp, UserPoolId } = await poolCloud();
  for (const command of [new ListUserImportJobsCommand({ UserPoolId, MaxResults: 1 }), new ListDevicesCommand({ AccessToken: 'a.b.c' })])
    await expect(idp.send(command as ListDevicesCommand)).rejects.toMatchObject({
      name: 'NotImplemented',
      $metadata: { httpStatusCode: 501 },
    });
});

test('an input that breaks a constraint is an InvalidParameterException', async () => {
  const { idp, UserPoolId } = await poolCloud();
  const group = idp.send(new CreateGroupCommand({ UserPoolId, GroupName: 'g', RoleArn: 'nonsense' }));
  await expect(group).rejects.toMatchObject({ name: 'InvalidParameterException' });
  const flow = idp.send(new InitiateAuthCommand({ ClientId: 'x', AuthFlow: 'NONE' as 'USER_AUTH' }));
  await expect(flow).rejects.toThrow("Value 'NONE' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set");
});

test('the inspector shows users, sign-ins and the outbox, but no secret', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  const { RefreshToken = '' } = await signedIn(cloud);
  const shown = cloud.aws.inspect('123456789012', 'us-east-1')['cognito-idp'];
  expect(shown).toMatchObject([
    {
      Id: cloud.UserPoolId,
      clients: [{ ClientId: cloud.ClientId }],
      users: [{ username: 'ama', status: 'CONFIRMED', signIns: [{ clientId: cloud.ClientId }] }],
      messages: [{ to: 'ama@example.com', reason: 'CustomMessage_SignUp' }],
    },
  ]);
  const text = JSON.stringify(shown);
  for (const secret of [RefreshToken, password, 'verifier', 'keySeed', 'qInverse']) expect(text).not.toContain(secret);
});
