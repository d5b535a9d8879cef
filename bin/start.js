// npm start: the site and the AWS endpoint.
import { enter } from './bootstrap.js';

await enter('bin/steps/start.ts');
