// npm run figures:browser: what the lab page costs and how fast it is, in a real browser.
import { enter } from '../../bin/bootstrap.js';

await enter('tests/bench/browser-figures.ts');
