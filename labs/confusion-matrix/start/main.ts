// Asks the bot everything in the log again, and counts what it understands.
import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { data } from 'workshop';
import { intents, nluIntentConfidenceThreshold } from './bot.ts';
import { otherIntents } from './other-intents.ts';
import { type Answer, intentNames, makeBot, printThresholds } from './ready-made.ts';

const lex = new LexRuntimeV2Client({});
const allIntents = [...intents, ...otherIntents];
const registrar = await makeBot({ intents: allIntents, nluIntentConfidenceThreshold });

// For each intent a row: what an utterance should be. In the row, by intent: how often it was that.
const names = intentNames(allIntents, data.log);
const matrix: Record<string, Record<string, number>> = Object.fromEntries(names.map((name) => [name, {}]));
const answers: Answer[] = [];

// TODO, step 1: go through the whole log, each utterance in a session of its own, and count in the matrix.
for (const { text, intent } of data.log.slice(0, 3)) {
  const { interpretations = [] } = await lex.send(new RecognizeTextCommand({ ...registrar, sessionId: 'visitor', text }));
  answers.push({ intent, interpretations });
  const was = interpretations[0]?.intent?.name ?? 'nothing';
  if (was !== intent) console.log(`"${text}" should be ${intent}, and was ${was}.`);
}
console.table(matrix, names);

// TODO, step 4: take the slashes away. It shows what each threshold would do.
// printThresholds(answers);
