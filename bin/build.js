// npm run build: the static folder dist/.
import { enter } from './bootstrap.js';

await enter('bin/steps/build.ts');
