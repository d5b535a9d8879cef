// What a service gives to the whole cloud of one-of-everything.ts: services/<name>/testing/one-of-each.ts exports one of these. For tests.
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';

/** The client of a class, talking to the cloud that is filled. */
export type ClientOf = <Client>(client: new (config: never) => Client) => Client;

/** Lets the cloud's time pass. */
export type Pass = (ms: number) => Promise<void>;

export interface OneOfEach {
  /** Makes one of each thing that the service keeps. */
  make?(client: ClientOf, pass: Pass): Promise<void>;
  /** The same for what needs things of this or another service to be ACTIVE: two seconds later. */
  makeLater?(client: ClientOf, pass: Pass): Promise<void>;
}

export const account = '123456789012';

export const allow = (Action: string, Resource: string, Principal?: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...(Principal && { Principal }) }] });

/** Lets everybody of the account assume a role. */
export const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: account } }],
});

/** A role that the service may assume, with rights of its own where actions are given. */
export async function makeServiceRole(client: ClientOf, RoleName: string, service: string, Action: readonly string[] = []): Promise<void> {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await client(IAMClient).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  if (Action.length > 0) await client(IAMClient).send(new PutRolePolicyCommand({ RoleName, PolicyName: 'work', PolicyDocument }));
}
