// Conversations with a bot by the real clients, and functions of the test as code hooks. For tests.
import { UpdateBotAliasCommand } from '@aws-sdk/client-lex-models-v2';
import {
  LexRuntimeV2Client,
  type Message,
  RecognizeTextCommand,
  type RecognizeTextCommandInput,
  type RecognizeTextCommandOutput,
} from '@aws-sdk/client-lex-runtime-v2';
import { cloudWithFunctions, type TestFunction } from '../../../testing/cloud-with-functions.ts';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';
import { type Address, type BotCloud, lexCloud } from '../../lexv2-models/testing/lex-cloud.ts';

export function talkingCloud<Cloud extends BotCloud = TestCloud>(cloud: Cloud = testCloud() as unknown as Cloud) {
  const runtime = cloud.client(LexRuntimeV2Client);
  const addressOf = ({ botId, localeId }: Address) => ({ botId, botAliasId: 'TSTALIASID', localeId, sessionId: 'session-1' });
  return {
    ...lexCloud(cloud),
    runtime,
    addressOf,
    say: (address: Address, text: string, more: Partial<RecognizeTextCommandInput> = {}) =>
      runtime.send(new RecognizeTextCommand({ ...addressOf(address), text, ...more })),
  };
}

/** A cloud whose functions are those of the test. */
export function hookedCloud(hook: TestFunction, mayCall?: Parameters<typeof cloudWithFunctions>[1]) {
  const cloud = cloudWithFunctions({ hook }, mayCall);
  const talking = talkingCloud(cloud);
  return {
    ...talking,
    invocations: cloud.invocations,
    sources: cloud.sources,
    observations: cloud.observations,
    /** Makes the function the code hook of the test alias. */
    async attach({ botId, localeId }: Address): Promise<void> {
      const lambdaCodeHook = { lambdaARN: 'arn:aws:lambda:us-east-1:123456789012:function:hook', codeHookInterfaceVersion: '1.0' };
      await talking.lex.send(
        new UpdateBotAliasCommand({
          botId,
          botAliasId: 'TSTALIASID',
          botAliasName: 'TestBotAlias',
          botVersion: 'DRAFT',
          botAliasLocaleSettings: { [localeId]: { enabled: true, codeHookSpecification: { lambdaCodeHook } } },
        }),
      );
    },
  };
}

export const textsOf = ({ messages = [] }: { messages?: Message[] | undefined }) => messages.map(({ content }) => content);

/** What a turn came to: what was said, what is asked next, and how the intent stands. */
export const turnOf = (answer: RecognizeTextCommandOutput) => ({
  says: textsOf(answer),
  action: answer.sessionState?.dialogAction?.type,
  ...(answer.sessionState?.dialogAction?.slotToElicit && { slot: answer.sessionState.dialogAction.slotToElicit }),
  ...(answer.sessionState?.intent && { intent: answer.sessionState.intent.name, state: answer.sessionState.intent.state }),
});

export const closing = (value: string) => ({ closingResponse: { messageGroups: [{ message: { plainTextMessage: { value } } }] } });
