// The lab of the page "Finding the unusual": a year of real weather, what was frequent in it, and the one day that was like no other.
import { defineLab } from '../../src/lab/definition.ts';
import { type Day, hiddenDays, shownDays } from './days.ts';

export default defineLab<readonly Day[]>({
  id: 'find-the-anomaly',
  title: 'Finding the unusual',
  summary:
    'Count the most frequent weather of each month of a real year, then let a random cut forest find the day that was like no other.',
  packages: ['@aws-sdk/client-kinesis', '@aws-sdk/client-kinesis-analytics-v2'],
  services: ['kinesis', 'kinesis-analytics'],
  entry: 'main.ts',
  editable: ['unusual.sql', 'main.ts'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 10_000,
  data: { shown: shownDays, hidden: hiddenDays },
  dataType: "readonly import('./ready-made.ts').Day[]",
  // What the InputSchema of ready-made.ts declares.
  sqlInputs: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'MEASURED_ON', type: 'VARCHAR(10)' },
        { name: 'WIND', type: 'DOUBLE' },
        { name: 'RAIN', type: 'DOUBLE' },
        { name: 'WEATHER', type: 'VARCHAR(10)' },
      ],
    },
  ],
  steps: [
    {
      id: 'count-the-weather',
      title:
        'In `unusual.sql`, write a pump that fills `TOP_STREAM` with the two most frequent kinds of weather of each three seconds, which are thirty days.',
      hints: [
        'Copy the pump of `KINDS_STREAM` above and change its name. The new one reads the same input, with another function.',
        "`TOP_K_ITEMS_TUMBLING` takes a `CURSOR`, the name of a column in single quotes, how many items you want, and the seconds: `…, 'WEATHER', 2, 3`.",
        'Its columns are `ITEM` and `ITEM_COUNT`, whatever your column is called.',
        '`CREATE OR REPLACE PUMP "TOP_PUMP" AS INSERT INTO "TOP_STREAM" SELECT STREAM ITEM, ITEM_COUNT FROM TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(SELECT STREAM * FROM "SOURCE_SQL_STREAM_001"), \'WEATHER\', 2, 3));`',
      ],
      checks: ['two-for-each-window'],
    },
    {
      id: 'score-the-wind',
      title: 'Score each day by its wind and nothing else, with `RANDOM_CUT_FOREST`: 100 trees, and a sample of 100 days.',
      hints: [
        'The function stands in `FROM TABLE(…)` as the others do. It gives every column of its cursor back, and one more: `ANOMALY_SCORE`.',
        'Behind the cursor come the number of trees and the size of the sample. Left out, they are 100 and 256: then the forest is silent until day 257.',
        'All columns of the cursor that are numbers count. With `SELECT STREAM *` the rain counts, too, and its millimetres are larger numbers than metres a second.',
        'The end becomes `SELECT STREAM MEASURED_ON, WIND, ANOMALY_SCORE FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM MEASURED_ON, WIND FROM "SOURCE_SQL_STREAM_001"), 100, 100));`',
      ],
      checks: ['scored-from-day-101', 'strangest-wind-highest'],
    },
    {
      id: 'name-the-days',
      title: 'In `main.ts`, print the dates of the three days with the highest scores, the highest first.',
      hints: [
        'The rows are in `scores`, in the order of the year. Sort them by `ANOMALY_SCORE`.',
        '`scores.toSorted((one, other) => other.ANOMALY_SCORE - one.ANOMALY_SCORE)` puts the highest first. `.slice(0, 3)` takes three.',
        '`for (const { MEASURED_ON, WIND } of scores.toSorted((one, other) => other.ANOMALY_SCORE - one.ANOMALY_SCORE).slice(0, 3)) console.log(MEASURED_ON, WIND);`',
      ],
      checks: ['three-days-printed', 'written-by-the-application'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'three-days-printed', because: 'The storm of 2012 is unusual in the data of 2012, and in no other.' },
    'windows-too-long': { fails: 'two-for-each-window', because: 'The last argument is the length of the window in seconds.' },
    'three-of-them': { fails: 'two-for-each-window', because: 'The third argument says how many items come out of each window.' },
    'counted-by-group': {
      fails: 'two-for-each-window',
      because: 'GROUP BY gives every kind of weather, and the two that are wanted are somewhere among them.',
    },
    'default-sample': { fails: 'scored-from-day-101', because: 'By default the forest scores nothing before it has seen 256 rows.' },
    'shingle-of-a-week': {
      fails: 'scored-from-day-101',
      because: 'With a shingle of seven, a point is a week. It answers whether a week is unusual, not a day.',
    },
    'everything-scored': {
      fails: 'strangest-wind-highest',
      because: 'The column with the largest numbers decides: here the rain, in millimetres.',
    },
    'sorted-by-wind': { fails: 'three-days-printed', because: 'The strongest wind is not the most unusual reading.' },
    'lowest-first': { fails: 'three-days-printed', because: 'The higher the score, the more unusual is the row.' },
    'scored-in-the-program': {
      fails: 'written-by-the-application',
      because: 'A program that has all days can compute anything. The application scores each day as it comes.',
    },
  },
});
