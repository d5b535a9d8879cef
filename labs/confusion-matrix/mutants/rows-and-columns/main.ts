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

for (const [index, { text, intent }] of data.log.entries()) {
  const { interpretations = [] } = await lex.send(new RecognizeTextCommand({ ...registrar, sessionId: `visitor-${index}`, text }));
  const was = interpretations[0]?.intent?.name ?? 'nothing';
  const row = (matrix[was] ??= {});
  row[intent] = (row[intent] ?? 0) + 1;
  if (was !== intent) console.log(`"${text}" should be ${intent}, and was ${was}.`);
}
console.table(matrix);

await printThresholds(registrar, data.log);
