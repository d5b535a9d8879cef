// The first bot: it knows where the conference is. Teach it to register visitors.
import { CreateIntentCommand, LexModelsV2Client, UpdateIntentCommand } from '@aws-sdk/client-lex-models-v2';
import { data } from 'workshop';
import { build, converse, createBot, printLog } from './ready-made.ts';

const models = new LexModelsV2Client({});
const place = await createBot();

// Steps 1 and 2: what visitors say who want to register, and what the bot answers.
await models.send(
  new CreateIntentCommand({
    ...place,
    intentName: 'RegisterUserForEvent',
    sampleUtterances: [
      { utterance: 'I want to register' },
      { utterance: 'sign me up' },
      { utterance: 'I would like to register' },
      { utterance: 'please sign me up' },
      { utterance: 'register me please' },
      { utterance: 'can I register' },
    ],
    intentClosingSetting: {
      closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'You are registered.' } } }] },
    },
  }),
);

// Step 3: what the bot says when it understands nothing.
await models.send(
  new UpdateIntentCommand({
    ...place,
    intentId: 'FALLBCKINT',
    intentName: 'FallbackIntent',
    parentIntentSignature: 'AMAZON.FallbackIntent',
    intentClosingSetting: {
      closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'I can register you, or tell you the way.' } } }] },
    },
  }),
);

await build(place);
await printLog(place, data.log);
await converse(place, 'visitor-1', ['hello', 'I want to register', 'where is the venue']);
