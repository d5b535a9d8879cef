// The HTTP status of errors, on the wire: 400, whatever the SDK's model says (403, 404, 429). Sources, recorded answers of AWS:
// NotAuthorizedException https://github.com/aws/aws-cli/issues/3348, UserNotFoundException
// https://github.com/amazon-archives/amazon-cognito-identity-js/issues/192, TooManyRequestsException
// https://github.com/boto/botocore/issues/1732, AccessDeniedException
// https://github.com/aws-samples/aws-ai-intelligent-document-processing/issues/12. Those of ResourceNotFoundException and
// UnauthorizedException are inferred from them; moto says 400 to all.
import { AdminGetUserCommand, CognitoIdentityProviderClient, CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { AwsError } from '../../core/errors.ts';
import { identify } from '../../identify.ts';
import type { AnswerContext } from '../../protocols/protocol.ts';
import { readRequest } from '../../web-request.ts';
import { schemas } from './schemas.ts';
import { password, poolCloud } from './testing/pool-cloud.ts';
import { signedIn } from './testing/signed-in.ts';

/** A call that nobody signs, byte for byte. */
function rawCall(operation: string, input: object): Request {
  return new Request('https://cognito-idp.us-east-1.amazonaws.com/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    body: JSON.stringify(input),
  });
}

test('calls that nobody signs are refused with 400 and the name in the body', async () => {
  const cloud = await poolCloud();
  await cloud.confirmed();
  const { RefreshToken } = await signedIn(cloud);
  const other = { UserPoolId: cloud.UserPoolId, ClientName: 'other' };
  const { UserPoolClient } = await cloud.idp.send(new CreateUserPoolClientCommand(other));
  const { ClientId } = cloud;
  const signIn = (AuthParameters: object, id = ClientId) => ({ ClientId: id, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  const told = async (operation: string, input: object) => {
    const answer = await cloud.aws.fetch(rawCall(operation, input));
    return [answer.status, ((await answer.json()) as { __type: string }).__type];
  };
  expect(await told('InitiateAuth', signIn({ USERNAME: 'ama', PASSWORD: 'Wrong-1-password' }))).toEqual([400, 'NotAuthorizedException']);
  expect(await told('GetUser', { AccessToken: 'a.b.c' })).toEqual([400, 'NotAuthorizedException']);
  expect(await told('InitiateAuth', signIn({ USERNAME: 'eve', PASSWORD: password }))).toEqual([400, 'UserNotFoundException']);
  expect(await told('ForgotPassword', { ClientId, Username: 'eve' })).toEqual([400, 'UserNotFoundException']);
  expect(await told('InitiateAuth', signIn({ USERNAME: 'ama', PASSWORD: password }, 'nobody'))).toEqual([400, 'ResourceNotFoundException']);
  const foreign = { ClientId: UserPoolClient?.ClientId, Token: RefreshToken };
  expect(await told('RevokeToken', foreign)).toEqual([400, 'UnauthorizedException']);
});

test('so are signed ones, whether the service or IAM refuses; what Sandshark lacks stays 501', async () => {
  const { client, idp, aws, UserPoolId } = await poolCloud();
  const eve = new AdminGetUserCommand({ UserPoolId, Username: 'eve' });
  await expect(idp.send(eve)).rejects.toMatchObject({ name: 'UserNotFoundException', $metadata: { httpStatusCode: 400 } });
  const iam = client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'intern' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'intern' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const intern = client(CognitoIdentityProviderClient, { credentials });
  await expect(intern.send(eve)).rejects.toMatchObject({ name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
  expect((await aws.fetch(rawCall('ListDevices', { AccessToken: 'a.b.c' }))).status).toBe(501);
});

test('TooManyRequestsException, which this cloud never sends by itself, would have 400 and not 429', async () => {
  const { protocol } = identify(await readRequest(rawCall('InitiateAuth', {})));
  const context = { operation: 'InitiateAuth', requestId: 'r', xmlNamespace: '', path: '/', schemas } as unknown as AnswerContext;
  const { status, body } = protocol.encodeError(new AwsError('TooManyRequestsException', 'Rate exceeded'), context);
  expect(status).toBe(400);
  expect(JSON.parse(new TextDecoder().decode(body as Uint8Array))).toEqual({
    __type: 'TooManyRequestsException',
    message: 'Rate exceeded',
  });
});
