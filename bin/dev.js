// npm run dev: the author's live preview.
import { enter } from './bootstrap.js';

await enter('bin/steps/dev.ts');
