// Asks the bot everything in the log again, and counts what it understands.
import { intents, nluIntentConfidenceThreshold } from './bot.ts';
import { otherIntents } from './other-intents.ts';
import { makeBot } from './ready-made.ts';

const allIntents = [...intents, ...otherIntents];
await makeBot({ intents: allIntents, nluIntentConfidenceThreshold });

const matrix = {
  RegisterVisitor: { RegisterVisitor: 8 },
  FallbackIntent: { FallbackIntent: 9, AskSchedule: 1 },
  SubmitTalk: { RegisterVisitor: 1, SubmitTalk: 7 },
  AskSchedule: { FallbackIntent: 1, AskSchedule: 6, ChangeRegistration: 1 },
  BookWorkshop: { RegisterVisitor: 1, FallbackIntent: 1, BookWorkshop: 6 },
  CancelRegistration: { CancelRegistration: 8 },
  ChangeRegistration: { ChangeRegistration: 8 },
  FindVenue: { FindVenue: 8 },
};
console.table(matrix);
