// npm test: everything deterministic, the browser included.
import { enter } from './bootstrap.js';

await enter('bin/steps/test.ts');
