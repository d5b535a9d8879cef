import { data, name } from 'workshop';
import { createStream, readRows, sendDays, startApplication } from './ready-made.ts';
import sql from './unusual.sql';

interface Score {
  readonly MEASURED_ON: string;
  readonly WIND: number;
  readonly ANOMALY_SCORE: number;
}

// An application with three outputs, which is as many as it may have.
await startApplication(name('unusual-weather'), sql, {
  inputArn: await createStream(name('weather')),
  outputs: {
    KINDS_STREAM: await createStream(name('kinds')),
    TOP_STREAM: await createStream(name('top')),
    SCORES_STREAM: await createStream(name('scores')),
  },
});

console.log(`Sending ${data.length} days, ten every second.`);
await sendDays(name('weather'), data);

const kinds = await readRows<{ KINDS: number }>(name('kinds'));
console.log(`Kinds of weather in each thirty days: ${kinds.map(({ KINDS }) => KINDS).join(' ')}`);
const top = await readRows<{ WEATHER: string; DAYS: number }>(name('top'));
console.log(`The most frequent kinds: ${top.map(({ WEATHER, DAYS }) => `${WEATHER} ${DAYS}`).join(', ')}`);

const scores = await readRows<Score>(name('scores'));
const scored = scores.filter(({ ANOMALY_SCORE }) => ANOMALY_SCORE > 0);
console.log(`${scored.length} of ${scores.length} days have a score.`);

// Step 3: TODO: print the dates of the three days with the highest scores, the highest first.
