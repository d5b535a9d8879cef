// A bot that greets, with a build, an export and an upload, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import {
  BuildBotLocaleCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateExportCommand,
  CreateIntentCommand,
  CreateUploadUrlCommand,
  LexModelsV2Client,
} from '@aws-sdk/client-lex-models-v2';
import { account, type OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async make(client, pass) {
    const lex = client(LexModelsV2Client);
    const roleArn = `arn:aws:iam::${account}:role/worker`;
    const bot = { botName: 'greeter', roleArn, idleSessionTTLInSeconds: 300, dataPrivacy: { childDirected: false } };
    const { botId } = await lex.send(new CreateBotCommand({ ...bot, botTags: { team: 'blue' } }));
    await pass(2000);
    const address = { botId, botVersion: 'DRAFT', localeId: 'en_US' };
    await lex.send(new CreateBotLocaleCommand({ ...address, nluIntentConfidenceThreshold: 0.4 }));
    await pass(2000);
    await lex.send(new CreateIntentCommand({ ...address, intentName: 'Greet', sampleUtterances: [{ utterance: 'hello' }] }));
    await lex.send(new BuildBotLocaleCommand(address));
    await pass(5000);
    const resourceSpecification = { botExportSpecification: { botId, botVersion: 'DRAFT' } };
    await lex.send(new CreateExportCommand({ resourceSpecification, fileFormat: 'LexJson' }));
    await lex.send(new CreateUploadUrlCommand({}));
  },
};
