// npm run test:deep: what takes too long for every change.
import { enter } from './bootstrap.js';

await enter('bin/steps/test-deep.ts');
