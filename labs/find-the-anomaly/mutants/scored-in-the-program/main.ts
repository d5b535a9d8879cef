import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { data, name } from 'workshop';
import { createStreams, readRows, sendDays, startApplication } from './ready-made.ts';
import sql from './unusual.sql';

interface Score {
  readonly MEASURED_ON: string;
  readonly WIND: number;
  readonly ANOMALY_SCORE: number;
}

const streams = [name('weather'), name('kinds'), name('top'), name('scores')];
const [inputArn, kindsArn, topArn, scoresArn] = await createStreams(...streams);

// An application with three outputs, which is as many as it may have.
await startApplication(name('unusual-weather'), sql, {
  inputArn,
  outputs: { KINDS_STREAM: kindsArn, TOP_STREAM: topArn, SCORES_STREAM: scoresArn },
});

console.log(`Sending ${data.length} days, ten every second.`);
await sendDays(name('weather'), data);

const mean = data.reduce((sum, { wind }) => sum + wind, 0) / data.length;
await new KinesisClient({}).send(
  new PutRecordsCommand({
    StreamName: name('scores'),
    Records: data.map(({ date, wind }, index) => ({
      PartitionKey: date,
      Data: new TextEncoder().encode(
        JSON.stringify({ MEASURED_ON: date, WIND: wind, ANOMALY_SCORE: index < 100 ? 0 : Math.abs(wind - mean) + 0.001 }),
      ),
    })),
  }),
);
const kinds = await readRows<{ KINDS: number }>(name('kinds'));
console.log(`Kinds of weather in each thirty days: ${kinds.map(({ KINDS }) => KINDS).join(' ')}`);
const top = await readRows<{ WEATHER: string; DAYS: number }>(name('top'));
console.log(`The most frequent in the first thirty: ${top.slice(0, 2).map(({ WEATHER, DAYS }) => `${WEATHER} ${DAYS}`).join(', ')}`);

const scores = await readRows<Score>(name('scores'));
const scored = scores.filter(({ ANOMALY_SCORE }) => ANOMALY_SCORE > 0);
console.log(`${scored.length} of ${scores.length} days have a score.`);

// Step 3: the scores say which days are unusual. What to do about them is for the program to decide.
const highestFirst = scores.toSorted((one, other) => other.ANOMALY_SCORE - one.ANOMALY_SCORE);
for (const { MEASURED_ON, WIND, ANOMALY_SCORE } of highestFirst.slice(0, 3)) {
  console.log(`${MEASURED_ON}: score ${ANOMALY_SCORE.toFixed(2)}, wind ${WIND} m/s`);
}
