// npm run typecheck: every tsconfig of ours.
import { enter } from './bootstrap.js';

await enter('bin/steps/typecheck.ts');
