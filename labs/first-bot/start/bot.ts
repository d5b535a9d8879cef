// The first bot: it knows where the conference is. Teach it to register visitors.
import { LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { data } from 'workshop';
import { build, converse, createBot, printLog } from './ready-made.ts';

const models = new LexModelsV2Client({});
const place = await createBot();

// TODO, step 1: create the intent `RegisterUserForEvent`, with sample utterances and a closing response.
// Step 2: more sample utterances, for what visitors say in other words.

// TODO, step 3: let the FallbackIntent say what the bot can do.

await build(place);
await printLog(place, data.log);
await converse(place, 'visitor-1', ['hello', 'I want to register', 'where is the venue']);
