// Opens the registration, makes the bot with its code hook, and talks to it. Add conversations of your own.
import { bundle, data } from 'workshop';
import { intents, slotTypes } from './bot.ts';
import { attachHook, converse, makeBot, openRegistration, printRegistrations } from './ready-made.ts';

await openRegistration(data.workshops);
const registrar = await makeBot({ slotTypes, intents });
await attachHook(registrar, bundle('hook.ts'));

for (const [visitor, texts] of data.conversations.entries()) await converse(registrar, `visitor-${visitor + 1}`, texts);
await printRegistrations();
