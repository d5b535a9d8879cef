// Builds the bot of bot.ts and talks to it. Add conversations of your own.
import { data } from 'workshop';
import { intents, slotTypes } from './bot.ts';
import { converse, makeBot } from './ready-made.ts';

console.log(`The workshops: ${data.workshops.map(({ title }) => title).join(', ')}.`);
const registrar = await makeBot({ slotTypes, intents });

for (const [visitor, texts] of data.conversations.entries()) await converse(registrar, `visitor-${visitor + 1}`, texts);
