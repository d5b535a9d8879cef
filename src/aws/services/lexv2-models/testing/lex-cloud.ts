// A test cloud with a bot that orders flowers, made by the real client. For tests.
import {
  BuildBotLocaleCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateIntentCommand,
  type CreateIntentCommandInput,
  CreateSlotCommand,
  type CreateSlotCommandInput,
  CreateSlotTypeCommand,
  type CreateSlotTypeCommandInput,
  LexModelsV2Client,
  UpdateIntentCommand,
} from '@aws-sdk/client-lex-models-v2';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';
import { DURATIONS } from '../limits.ts';

export const BOT = {
  botName: 'Flowers',
  roleArn: 'arn:aws:iam::123456789012:role/lex-bot',
  dataPrivacy: { childDirected: false },
  idleSessionTTLInSeconds: 300,
} as const;

/** A prompt with one message. */
export const prompt = (value: string, maxRetries = 1) => ({
  messageGroups: [{ message: { plainTextMessage: { value } } }],
  maxRetries,
});

export type Address = { readonly botId: string; readonly botVersion: 'DRAFT'; readonly localeId: string };

/** A cloud that a bot can be made in. */
export type BotCloud = Pick<TestCloud, 'client' | 'advance'>;

export function lexCloud<Cloud extends BotCloud = TestCloud>(cloud: Cloud = testCloud() as unknown as Cloud) {
  const lex = cloud.client(LexModelsV2Client);
  return {
    ...cloud,
    lex,
    /** A bot that is Available, with a locale that is not built. */
    async bot(botName = 'Flowers', localeId = 'en_US'): Promise<Address> {
      const { botId = '' } = await lex.send(new CreateBotCommand({ ...BOT, botName }));
      await cloud.advance(DURATIONS.botMs);
      const address = { botId, botVersion: 'DRAFT', localeId } as const;
      await lex.send(new CreateBotLocaleCommand({ ...address, nluIntentConfidenceThreshold: 0.4 }));
      await cloud.advance(DURATIONS.localeMs);
      return address;
    },
    async intent(address: Address, intentName: string, utterances: readonly string[], more: Partial<CreateIntentCommandInput> = {}) {
      const sampleUtterances = utterances.map((utterance) => ({ utterance }));
      const input = { ...address, intentName, sampleUtterances, ...more };
      const { intentId = '' } = await lex.send(new CreateIntentCommand(input));
      const slotIds: string[] = [];
      return {
        intentId,
        /** A slot that is asked for after those that were made before. Gives its id. */
        async slot(slotName: string, slotTypeId: string, question: string, settings: Partial<CreateSlotCommandInput> = {}) {
          const valueElicitationSetting = { slotConstraint: 'Required', promptSpecification: prompt(question) } as const;
          const { slotId = '' } = await lex.send(
            new CreateSlotCommand({ ...address, intentId, slotName, slotTypeId, valueElicitationSetting, ...settings }),
          );
          slotIds.push(slotId);
          const slotPriorities = slotIds.map((id, priority) => ({ slotId: id, priority }));
          await lex.send(new UpdateIntentCommand({ ...input, intentId, slotPriorities }));
          return slotId;
        },
      };
    },
    /** A slot type with these values, taken by TopResolution. Gives its id. */
    async slotType(address: Address, slotTypeName: string, values: readonly string[], more: Partial<CreateSlotTypeCommandInput> = {}) {
      const { slotTypeId = '' } = await lex.send(
        new CreateSlotTypeCommand({
          ...address,
          slotTypeName,
          slotTypeValues: values.map((value) => ({ sampleValue: { value } })),
          valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
          ...more,
        }),
      );
      return slotTypeId;
    },
    async build(address: Address): Promise<void> {
      await lex.send(new BuildBotLocaleCommand(address));
      await cloud.advance(DURATIONS.buildMs);
    },
  };
}
