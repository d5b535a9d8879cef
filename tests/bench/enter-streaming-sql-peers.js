// npm run bench:sql: our streaming SQL engine beside others.
import { enter } from '../../bin/bootstrap.js';

await enter('tests/bench/streaming-sql-peers.ts');
