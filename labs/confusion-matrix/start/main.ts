// Asks the bot everything in the log again, and counts what it understands.
import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { data } from 'workshop';
import { intents, nluIntentConfidenceThreshold } from './bot.ts';
import { otherIntents } from './other-intents.ts';
import { makeBot, printThresholds } from './ready-made.ts';

const lex = new LexRuntimeV2Client({});
const registrar = await makeBot({ intents: [...intents, ...otherIntents], nluIntentConfidenceThreshold });

// A row for what an utterance should be; in it, for each intent that it was, how often.
const matrix: Record<string, Record<string, number>> = {};

// TODO, step 1: go through the whole log, each utterance in a session of its own, and count in the matrix.
for (const { text, intent } of data.log.slice(0, 3)) {
  const { interpretations = [] } = await lex.send(new RecognizeTextCommand({ ...registrar, sessionId: 'visitor', text }));
  console.log(`"${text}" should be ${intent}, and was ${interpretations[0]?.intent?.name}.`);
}
console.table(matrix);

// TODO, step 4: take the slashes away. It shows what each threshold would do.
// await printThresholds(registrar, data.log);
