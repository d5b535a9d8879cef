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

for (const { text, intent } of data.log) {
  const { interpretations = [] } = await lex.send(new RecognizeTextCommand({ ...registrar, sessionId: 'visitor', text }));
  answers.push({ intent, interpretations });
  const was = interpretations[0]?.intent?.name ?? 'nothing';
  matrix[intent][was] = (matrix[intent][was] ?? 0) + 1;
  if (was !== intent) console.log(`"${text}" should be ${intent}, and was ${was}.`);
}
console.table(matrix, names);

printThresholds(answers);
