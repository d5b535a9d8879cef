// Makes the bot `registrar` and has some conversations with it. Change what is said, to try what you want to know.
import { data } from 'workshop';
import { bot } from './bot.ts';
import { converse, makeBot } from './ready-made.ts';

const [free = '', full = ''] = data.talks;

const registrar = await makeBot(bot);
await converse(registrar, 'curious', [`Tell me about ${free}`, 'yes', 'yes', 'tomorrow']);
await converse(registrar, 'lost', ['Where is it?', `Tell me about ${free}`, 'yes', 'Where is it?']);
await converse(registrar, 'undecided', [`Tell me about ${free}`, 'maybe', 'maybe', 'maybe']);
await converse(registrar, 'late', [`Tell me about ${full}`, 'yes', 'yes', 'ada@example.com']);
