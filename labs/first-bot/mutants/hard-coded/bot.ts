// The first bot: it knows where the conference is. Teach it to register visitors.
import { LexModelsV2Client, UpdateIntentCommand } from '@aws-sdk/client-lex-models-v2';
import { data } from 'workshop';
import { build, converse, createBot, printLog } from './ready-made.ts';

const models = new LexModelsV2Client({});
const place = await createBot();

// Step 3: what the bot says when it understands nothing.
await models.send(
  new UpdateIntentCommand({
    ...place,
    intentId: 'FALLBCKINT',
    intentName: 'FallbackIntent',
    parentIntentSignature: 'AMAZON.FallbackIntent',
    intentClosingSetting: {
      closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'You are registered.' } } }] },
    },
  }),
);

await build(place);
await printLog(place, data.log);
await converse(place, 'visitor-1', ['hello', 'I want to register', 'where is the venue']);
