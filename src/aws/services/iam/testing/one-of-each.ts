// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { account, allow, makeServiceRole, type OneOfEach, trust } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const iam = client(IAMClient);
    await iam.send(new CreateUserCommand({ UserName: 'alice', Tags: [{ Key: 'team', Value: 'blue' }] }));
    await iam.send(new CreateGroupCommand({ GroupName: 'crew' }));
    await iam.send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'inline', PolicyDocument: allow('s3:*', '*') }));
    await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    await iam.send(new CreatePolicyCommand({ PolicyName: 'managed', PolicyDocument: allow('dynamodb:*', '*') }));
    await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust }));
    await makeServiceRole(client, 'worker', 'lambda.amazonaws.com');
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'reader', PolicyArn: `arn:aws:iam::${account}:policy/managed` }));
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'profile' }));
  },
};
