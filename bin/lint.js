// npm run lint: Biome over the whole tree.
import { enter } from './bootstrap.js';

await enter('bin/steps/lint.ts');
