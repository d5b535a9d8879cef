// One of each thing that this service keeps, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { account, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client) {
    const Role = `arn:aws:iam::${account}:role/worker`;
    const Code = { ZipFile: zipSync({ 'index.mjs': new TextEncoder().encode('export const handler = async () => 1;') }) };
    const settings = { FunctionName: 'resize', Runtime: 'nodejs22.x', Handler: 'index.handler', Role, Code } as const;
    await client(LambdaClient).send(new CreateFunctionCommand(settings));
  },
  async makeLater(client) {
    const lambda = client(LambdaClient);
    await lambda.send(new PublishVersionCommand({ FunctionName: 'resize' }));
    await lambda.send(new CreateAliasCommand({ FunctionName: 'resize', Name: 'live', FunctionVersion: '1' }));
    const grant = { FunctionName: 'resize', StatementId: 's3', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
    await lambda.send(new AddPermissionCommand({ ...grant, SourceAccount: account }));
  },
};
