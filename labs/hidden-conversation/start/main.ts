// Makes the bot with its function, and talks to it. Add conversations of your own: what failed, for example.
import { bundle, data } from 'workshop';
import { bot } from './bot.ts';
import { attachHook, converse, makeBot } from './ready-made.ts';

const [workshop = ''] = data.workshops;

const registrar = await makeBot(bot);
await attachHook(registrar, bundle('hook.ts'), { VENUE: data.venue });
await converse(registrar, 'tidy', ['I want to register', workshop, '12 March', '2', 'yes']);
await converse(registrar, 'curious', ['I want to register', workshop, 'Where is the venue?']);
