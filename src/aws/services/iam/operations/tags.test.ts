// Tags of IAM's entities, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
import * as Sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { allowAll, iamCloud, trust } from '../testing/iam-cloud.ts';

const arn = (resource: string) => `arn:aws:iam::123456789012:${resource}`;
const kinds = [
  { kind: 'User', name: { UserName: 'one' }, none: { UserName: 'none' } },
  { kind: 'Role', name: { RoleName: 'one' }, none: { RoleName: 'none' } },
  { kind: 'Policy', name: { PolicyArn: arn('policy/one') }, none: { PolicyArn: arn('policy/none') } },
  { kind: 'InstanceProfile', name: { InstanceProfileName: 'one' }, none: { InstanceProfileName: 'none' } },
  {
    kind: 'OpenIDConnectProvider',
    name: { OpenIDConnectProviderArn: arn('oidc-provider/idp.example.com') },
    none: { OpenIDConnectProviderArn: arn('oidc-provider/none') },
  },
  { kind: 'MFADevice', name: { SerialNumber: arn('mfa/one') }, none: { SerialNumber: arn('mfa/none') } },
] as const;

type Commands = Readonly<Record<string, new (input: object) => object>>;

interface Answer {
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
  readonly Marker?: string;
}

/** A cloud with one of each, and the three commands of a kind. */
async function tagged(kind: string) {
  const { iam } = iamCloud();
  const send = (command: unknown) => iam.send(command as never) as Promise<Answer>;
  await send(new Sdk.CreateUserCommand({ UserName: 'one' }));
  await send(new Sdk.CreateRoleCommand({ RoleName: 'one', AssumeRolePolicyDocument: trust() }));
  await send(new Sdk.CreatePolicyCommand({ PolicyName: 'one', PolicyDocument: allowAll }));
  await send(new Sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'one' }));
  await send(new Sdk.CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com' }));
  await send(new Sdk.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'one' }));
  const commands = Sdk as unknown as Commands;
  const run = (verb: string) => (input: object) => {
    const Command = commands[`${verb}Command`];
    if (!Command) throw new Error(`The SDK has no ${verb}`);
    return send(new Command(input));
  };
  return { tag: run(`Tag${kind}`), untag: run(`Untag${kind}`), list: run(`List${kind}Tags`) };
}

const pair = (Key: string, Value: string) => ({ Key, Value });

test.each(kinds)('tags of a $kind are added, overwritten without regard to case, listed page by page, removed', async ({ kind, name }) => {
  const { tag, untag, list } = await tagged(kind);
  await tag({ ...name, Tags: [pair('b', '1'), pair('a', '2')] });
  await tag({ ...name, Tags: [pair('B', '3'), pair('c', '')] });
  expect((await list(name)).Tags).toEqual([pair('B', '3'), pair('a', '2'), pair('c', '')]);
  const page = await list({ ...name, MaxItems: 2 });
  expect(page.Tags).toHaveLength(2);
  expect((await list({ ...name, Marker: page.Marker })).Tags).toEqual([pair('c', '')]);
  await untag({ ...name, TagKeys: ['b', 'never there'] });
  expect((await list(name)).Tags).toEqual([pair('a', '2'), pair('c', '')]);
});

test.each(kinds)('tags of a $kind must be in order, and fifty at the most; nothing is changed otherwise', async ({ kind, name, none }) => {
  const { tag, untag, list } = await tagged(kind);
  await tag({ ...name, Tags: Array.from({ length: 50 }, (_, index) => pair(`k${index}`, '')) });
  await expect(tag({ ...name, Tags: [pair('one more', '')] })).rejects.toMatchObject({ name: 'LimitExceededException' });
  await tag({ ...name, Tags: [pair('k0', 'new')] });
  await expect(tag({ ...name, Tags: [pair('a', ''), pair('A', '')] })).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(tag({ ...name, Tags: [pair('aws:a', '')] })).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(tag({ ...name, Tags: [pair('a?', '')] })).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining("Value 'a?' at 'tags.1.member.key' failed to satisfy constraint"),
  });
  await expect(tag({ ...name, Tags: [pair('a', 'x'.repeat(257))] })).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(untag({ ...name, TagKeys: Array.from({ length: 51 }, String) })).rejects.toMatchObject({ name: 'ValidationError' });
  expect((await list(name)).Tags).toHaveLength(50);
  for (const call of [() => tag({ ...none, Tags: [] }), () => untag({ ...none, TagKeys: [] }), () => list(none)])
    await expect(call()).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});
