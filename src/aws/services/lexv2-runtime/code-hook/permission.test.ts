// May Lex call the function? Asked of the embedded Lambda itself. AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-attach.html
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { UpdateBotAliasCommand } from '@aws-sdk/client-lex-models-v2';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { talkingCloud } from '../testing/talk.ts';

test('a function needs a permission for lexv2.amazonaws.com and the alias; without a host that runs functions the call ends there', async () => {
  const { client, lex, bot, intent, build, say } = talkingCloud();
  const address = await bot();
  await intent(address, 'Book', ['book a room'], { fulfillmentCodeHook: { enabled: true } });
  await build(address);
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await client(IAMClient).send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument }));
  const lambda = client(LambdaClient);
  const { FunctionArn: lambdaARN } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'hook',
      Role: 'arn:aws:iam::123456789012:role/worker',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8('export const handler = () => null;') }) },
    }),
  );
  const lambdaCodeHook = { lambdaARN, codeHookInterfaceVersion: '1.0' };
  await lex.send(
    new UpdateBotAliasCommand({
      botId: address.botId,
      botAliasId: 'TSTALIASID',
      botAliasName: 'TestBotAlias',
      botVersion: 'DRAFT',
      botAliasLocaleSettings: { en_US: { enabled: true, codeHookSpecification: { lambdaCodeHook } } },
    }),
  );
  const refusal = async () => {
    const thrown: unknown = await say(address, 'book a room').catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'DependencyFailedException' });
    return (thrown as Error).message;
  };
  const shut = await refusal();
  expect(shut).toContain('lambda:InvokeFunction');
  const permission = { FunctionName: 'hook', Action: 'lambda:InvokeFunction', Principal: 'lexv2.amazonaws.com' };
  const aliasArn = (id: string) => `arn:aws:lex:us-east-1:123456789012:bot-alias/${address.botId}/${id}`;
  await lambda.send(new AddPermissionCommand({ ...permission, StatementId: 'other', SourceArn: aliasArn('ANOTHER000') }));
  expect(await refusal()).toBe(shut);
  await lambda.send(new AddPermissionCommand({ ...permission, StatementId: 'lex', SourceArn: aliasArn('TSTALIASID') }));
  expect(await refusal()).not.toContain('lambda:InvokeFunction');
});
