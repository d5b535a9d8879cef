// A bot whose code hook is a function of the embedded Lambda: a zip that CreateFunction took, and a policy that is asked. For tests.
import { AddPermissionCommand, type AddPermissionCommandInput } from '@aws-sdk/client-lambda';
import { UpdateBotAliasCommand } from '@aws-sdk/client-lex-models-v2';
import { arnOf, lambdaCloud } from '../../lambda/testing/lambda-cloud.ts';
import type { Address } from '../../lexv2-models/testing/lex-cloud.ts';
import { talkingCloud, turnOf } from './talk.ts';

/**
 * @param handler the code of the function, an expression
 * @param settings of the function, such as its Timeout
 */
export async function realHookCloud(handler: string, settings: object = {}) {
  const whole = await lambdaCloud();
  const cloud = talkingCloud(whole);
  await whole.createFunction('hook', handler, settings);
  return {
    ...cloud,
    /** Makes a function the code hook of the test alias. */
    async attach({ botId, localeId }: Address, lambdaARN = arnOf('hook')): Promise<void> {
      const lambdaCodeHook = { lambdaARN, codeHookInterfaceVersion: '1.0' };
      const botAliasLocaleSettings = { [localeId]: { enabled: true, codeHookSpecification: { lambdaCodeHook } } };
      const alias = { botAliasId: 'TSTALIASID', botAliasName: 'TestBotAlias', botVersion: 'DRAFT' };
      await cloud.lex.send(new UpdateBotAliasCommand({ botId, ...alias, botAliasLocaleSettings }));
    },
    /** Lets Lex call the function for the test alias; `more` says otherwise. */
    async permit({ botId }: Address, more: Partial<AddPermissionCommandInput> = {}): Promise<void> {
      await whole.lambda.send(
        new AddPermissionCommand({
          FunctionName: 'hook',
          StatementId: 'lex',
          Action: 'lambda:InvokeFunction',
          Principal: 'lexv2.amazonaws.com',
          SourceArn: `arn:aws:lex:us-east-1:123456789012:bot-alias/${botId}/TSTALIASID`,
          ...more,
        }),
      );
    },
    hear: async (address: Address, text: string) => turnOf(await cloud.say(address, text)),
  };
}
