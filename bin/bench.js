// npm run bench: the figures of the README, each measured anew.
import { enter } from './bootstrap.js';

await enter('bin/steps/bench.ts');
