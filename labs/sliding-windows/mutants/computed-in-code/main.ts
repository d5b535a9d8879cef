import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
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
const sent: { ticker: string; price: number; second: number }[] = [];
const kinesis = new KinesisClient({});
for (const trade of data) {
  sent.push(trade);
  const own = sent.filter(({ ticker }) => ticker === trade.ticker);
  for (const [KIND, window] of [
    ['TIME', own.filter(({ second }) => second >= trade.second - 60)],
    ['ROWS', own.slice(-3)],
  ] as const) {
    const AVERAGE = window.reduce((sum, { price }) => sum + price, 0) / window.length;
    const row = { KIND, TICKER: trade.ticker, PRICE: trade.price, AVERAGE, PRICES: window.length };
    const Data = new TextEncoder().encode(JSON.stringify(row));
    await kinesis.send(new PutRecordCommand({ StreamName: name('results'), PartitionKey: trade.ticker, Data }));
  }
}
await sleep(2_000);

const rows = await readRows(name('results'));
console.log(`${rows.length} rows came out. The first five:`);
for (const row of rows.slice(0, 5)) console.log(row);

// Step 3: the two windows, apart again.
for (const ticker of new Set(data.map((trade) => trade.ticker))) {
  for (const kind of ['TIME', 'ROWS']) {
    console.log(rows.findLast((row) => row.TICKER === ticker && row.KIND === kind));
  }
}
