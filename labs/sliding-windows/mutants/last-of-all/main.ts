import { data, name } from 'workshop';
import { createStream, readRows, runApplication, sendTrades, sleep } from './ready-made.ts';
import sql from './windows.sql';

// Prices come in by the first stream, rows leave by the second.
const pricesArn = await createStream(name('prices'));
const resultsArn = await createStream(name('results'));

// One destination: an in-application stream, and the Kinesis stream that its rows go to.
await runApplication(sql, pricesArn, { DESTINATION_SQL_STREAM: resultsArn });

console.log(`Sending ${data.length} prices in four minutes.`);
await sendTrades(name('prices'), data);
await sleep(2_000);

const rows = await readRows(name('results'));
console.log(`${rows.length} rows came out. The first five:`);
for (const row of rows.slice(0, 5)) console.log(row);

// Step 3: the last row of each kind, of whichever ticker came last.
for (const kind of ['TIME', 'ROWS']) console.log(rows.findLast((row) => row.KIND === kind));
