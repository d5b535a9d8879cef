// Ready to use: makes the rule of your function, lets a day pass, and prints the verdicts.
import { bundle, data } from 'workshop';
import { letTheDayPass, makeRule, printVerdicts, turnOnConfig } from './ready-made.ts';

await turnOnConfig();
await makeRule(bundle('rule.ts'), data.teams);
console.log(`A bucket with the tag stage=live must have an Owner: ${data.teams.join(' or ')}.`);
await letTheDayPass(data);
console.log('A day has passed.');
await printVerdicts();
