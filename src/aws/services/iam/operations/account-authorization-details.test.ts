// GetAccountAuthorizationDetails, by the real SDK client.
// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
import * as Sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, trust } from '../testing/iam-cloud.ts';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

async function filled() {
  const { iam } = iamCloud();
  const send = (command: unknown) => iam.send(command as never);
  await send(new Sdk.CreateUserCommand({ UserName: 'alice', Tags: [{ Key: 'a', Value: '1' }] }));
  await send(new Sdk.CreateGroupCommand({ GroupName: 'team' }));
  await send(new Sdk.AddUserToGroupCommand({ GroupName: 'team', UserName: 'alice' }));
  await send(new Sdk.PutGroupPolicyCommand({ GroupName: 'team', PolicyName: 'inline', PolicyDocument: allowAll }));
  await send(new Sdk.CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allowAll, Description: 'all' }));
  await send(new Sdk.AttachUserPolicyCommand({ UserName: 'alice', PolicyArn: 'arn:aws:iam::123456789012:policy/p' }));
  await send(new Sdk.CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument: trust() }));
  await send(new Sdk.AttachRolePolicyCommand({ RoleName: 'worker', PolicyArn: readOnly }));
  await send(new Sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'profile' }));
  await send(new Sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName: 'profile', RoleName: 'worker' }));
  return (input: Sdk.GetAccountAuthorizationDetailsCommandInput = {}) => iam.send(new Sdk.GetAccountAuthorizationDetailsCommand(input));
}

test('everybody is told with what they may do, and the policies in use with their documents', async () => {
  const details = await (await filled())();
  expect(details).toMatchObject({
    UserDetailList: [
      {
        UserName: 'alice',
        GroupList: ['team'],
        UserPolicyList: [],
        AttachedManagedPolicies: [{ PolicyName: 'p' }],
        Tags: [{ Key: 'a', Value: '1' }],
      },
    ],
    GroupDetailList: [{ GroupName: 'team', GroupPolicyList: [{ PolicyName: 'inline', PolicyDocument: expect.stringContaining('%7B') }] }],
    RoleDetailList: [
      {
        RoleName: 'worker',
        AttachedManagedPolicies: [{ PolicyArn: readOnly }],
        InstanceProfileList: [{ InstanceProfileName: 'profile', Roles: [{ RoleName: 'worker' }] }],
      },
    ],
    IsTruncated: false,
  });
  expect(details.Policies?.map((one) => [one.PolicyName, one.AttachmentCount, one.PolicyVersionList?.length])).toEqual([
    ['ReadOnlyAccess', 1, 1],
    ['p', 1, 1],
  ]);
});

test('a filter names the kinds, and pages go across kinds', async () => {
  const details = await filled();
  expect(await details({ Filter: ['Role', 'LocalManagedPolicy'] })).toMatchObject({
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [{}],
    Policies: [{ PolicyName: 'p', Description: 'all' }],
  });
  let seen = 0;
  for (let Marker: string | undefined, more = true; more; ) {
    const page = await details({ MaxItems: 2, ...(Marker && { Marker }) });
    seen += [page.UserDetailList, page.GroupDetailList, page.RoleDetailList, page.Policies].flat().length;
    Marker = page.Marker;
    more = page.IsTruncated === true;
  }
  expect(seen).toBe(5);
  await expect(details({ Filter: ['Robot' as 'Role'] })).rejects.toMatchObject({ name: 'ValidationError' });
});
