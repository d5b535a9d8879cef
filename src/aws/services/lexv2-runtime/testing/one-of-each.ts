// A session with the bot of lexv2-models, for the whole cloud of src/aws/testing/one-of-everything.ts. For tests.
import { LexModelsV2Client, ListBotsCommand } from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client, PutSessionCommand } from '@aws-sdk/client-lex-runtime-v2';
import type { OneOfEach } from '../../../testing/one-of-each.ts';

export const oneOfEach: OneOfEach = {
  async makeLater(client) {
    const { botSummaries = [] } = await client(LexModelsV2Client).send(new ListBotsCommand({}));
    const session = { botId: botSummaries[0]?.botId, botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId: 'visitor' };
    await client(LexRuntimeV2Client).send(new PutSessionCommand({ ...session, sessionState: { sessionAttributes: { from: 'web' } } }));
  },
};
