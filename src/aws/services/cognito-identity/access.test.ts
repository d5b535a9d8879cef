// What operations ask of IAM, by the real SDK client with the key of a user. Source:
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html
import {
  CognitoIdentityClient,
  CreateIdentityPoolCommand,
  DeleteIdentitiesCommand,
  DescribeIdentityPoolCommand,
  GetIdCommand,
  GetIdentityPoolRolesCommand,
  ListIdentityPoolsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-cognito-identity';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { account, identityCloud, policyOf } from './testing/identity-cloud.ts';

async function userOfCloud() {
  const cloud = identityCloud();
  const IdentityPoolId = await cloud.pool({ AllowUnauthenticatedIdentities: true, IdentityPoolTags: { team: 'blue' } });
  await cloud.iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await cloud.iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  return {
    ...cloud,
    IdentityPoolId,
    ResourceArn: `arn:aws:cognito-identity:us-east-1:${account}:identitypool/${IdentityPoolId}`,
    ann: cloud.client(CognitoIdentityClient, { credentials }),
    may: (...statements: object[]) =>
      cloud.iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: policyOf(...statements) })),
  };
}

const denied = (action: string, resource: string) => ({
  name: 'AccessDeniedException',
  message: `User: arn:aws:iam::${account}:user/ann is not authorized to perform: cognito-identity:${action} on resource: ${resource} because no identity-based policy allows the cognito-identity:${action} action`,
});

test('a pool is named by its ARN', async () => {
  const { ann, may, IdentityPoolId, ResourceArn, pool } = await userOfCloud();
  await expect(ann.send(new DescribeIdentityPoolCommand({ IdentityPoolId }))).rejects.toMatchObject(
    denied('DescribeIdentityPool', ResourceArn),
  );
  await may({ Action: 'cognito-identity:*', Resource: ResourceArn });
  await ann.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
  await ann.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }));
  await expect(ann.send(new DescribeIdentityPoolCommand({ IdentityPoolId: await pool() }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

test('lists and what is made have no resource', async () => {
  const { ann, may, ResourceArn, IdentityPoolId } = await userOfCloud();
  await may({ Action: 'cognito-identity:*', Resource: ResourceArn });
  await expect(ann.send(new ListIdentityPoolsCommand({ MaxResults: 1 }))).rejects.toMatchObject(denied('ListIdentityPools', '*'));
  await expect(ann.send(new DeleteIdentitiesCommand({ IdentityIdsToDelete: [IdentityPoolId] }))).rejects.toMatchObject(
    denied('DeleteIdentities', '*'),
  );
});

test('tags of the request and of the pool are conditions', async () => {
  const { ann, may, ResourceArn, IdentityPoolId } = await userOfCloud();
  const red = { StringEquals: { 'aws:RequestTag/team': 'red' } };
  await may(
    { Action: ['cognito-identity:CreateIdentityPool', 'cognito-identity:TagResource'], Condition: red },
    { Action: 'cognito-identity:Describe*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } },
  );
  const make = (team: string) =>
    ann.send(new CreateIdentityPoolCommand({ IdentityPoolName: 'a', AllowUnauthenticatedIdentities: false, IdentityPoolTags: { team } }));
  await make('red');
  await expect(make('blue')).rejects.toMatchObject(denied('CreateIdentityPool', '*'));
  await expect(ann.send(new DescribeIdentityPoolCommand({ IdentityPoolId }))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await ann.send(new TagResourceCommand({ ResourceArn, Tags: { team: 'red' } }));
  await ann.send(new DescribeIdentityPoolCommand({ IdentityPoolId }));
});

test('who asks for an identity needs no permission', async () => {
  const { ann, may, IdentityPoolId } = await userOfCloud();
  await may({ Effect: 'Deny', Action: '*' });
  expect((await ann.send(new GetIdCommand({ IdentityPoolId }))).IdentityId).toMatch(/^us-east-1:/);
});
