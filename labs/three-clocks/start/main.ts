import { data, name } from 'workshop';
import { createApplication, createStream, printTotals, readRows, sendScans, sleep, startApplication, untilFullMinute } from './ready-made.ts';
import sql from './clocks.sql';

const scansArn = await createStream(name('scans'));
const totalsArn = await createStream(name('totals'));
const application = await createApplication(sql, scansArn, totalsArn);

const begin = await untilFullMinute();
console.log(`${data.scans.length} tickets are scanned in four minutes. The application starts ${data.startsAt} seconds late.`);
await Promise.all([
  // Each scan is sent when its gate has a network, and says when it happened.
  sendScans(name('scans'), data.scans, begin),
  // The application begins with the oldest record that waits in the stream.
  sleep(data.startsAt * 1_000).then(() => startApplication(application, 'TRIM_HORIZON')),
]);

// The last windows close within this time, if none is longer than three minutes.
await sleep(130_000);
printTotals(data.scans, begin, await readRows(name('totals')));
