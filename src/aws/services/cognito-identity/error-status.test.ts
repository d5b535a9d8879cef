// The HTTP status of errors, on the wire: 400, whatever the SDK's model says (403, 404, 409). Sources, recorded answers of AWS:
// NotAuthorizedException https://github.com/aws-amplify/amplify-js/issues/5015, ResourceNotFoundException
// https://github.com/awslabs/aws-sdk-android-samples/issues/163. That of ResourceConflictException is inferred from them.
import { GetOpenIdTokenForDeveloperIdentityCommand } from '@aws-sdk/client-cognito-identity';
import { expect, test } from 'vitest';
import { identityCloud, userPool } from './testing/identity-cloud.ts';

test('calls that nobody signs are refused with 400 and the name in the body', async () => {
  const { aws, pool } = identityCloud();
  const told = async (operation: string, input: object) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityService.${operation}` };
    const request = new Request('https://cognito-identity.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    const answer = await aws.fetch(request);
    return [answer.status, ((await answer.json()) as { __type: string }).__type];
  };
  const nobody = 'us-east-1:00000000-0000-4000-8000-000000000000';
  expect(await told('GetId', { IdentityPoolId: nobody })).toEqual([400, 'ResourceNotFoundException']);
  expect(await told('GetCredentialsForIdentity', { IdentityId: nobody })).toEqual([400, 'ResourceNotFoundException']);
  expect(await told('GetId', { IdentityPoolId: await pool() })).toEqual([400, 'NotAuthorizedException']);
  expect(await told('GetId', { IdentityPoolId: await pool(), Logins: { [userPool]: 'a.b.c' } })).toEqual([400, 'NotAuthorizedException']);
});

test('so are signed ones: two identities of one user conflict with 400', async () => {
  const { cognito, pool, id, idToken } = identityCloud();
  const IdentityPoolId = await pool({ DeveloperProviderName: 'login.example' });
  await id(IdentityPoolId, { [userPool]: idToken('a') });
  const token = (Logins: Record<string, string>) => cognito.send(new GetOpenIdTokenForDeveloperIdentityCommand({ IdentityPoolId, Logins }));
  await token({ 'login.example': 'alice' });
  await expect(token({ 'login.example': 'alice', [userPool]: idToken('a') })).rejects.toMatchObject({
    name: 'ResourceConflictException',
    $metadata: { httpStatusCode: 400 },
  });
});
