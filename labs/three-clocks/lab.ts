// The lab of the page "Three clocks": the same late records, counted by ROWTIME, by arrival, by event time, and with stagger windows.
import { defineLab } from '../../src/lab/definition.ts';
import { type Harbour, hiddenHarbour, shownHarbour } from './scans.ts';

export default defineLab<Harbour>({
  id: 'three-clocks',
  title: 'Three clocks',
  summary: 'Count the same late records by processing time, arrival time and event time, and get one complete row per minute.',
  packages: ['@aws-sdk/client-kinesis', '@aws-sdk/client-kinesis-analytics-v2'],
  services: ['kinesis', 'kinesis-analytics'],
  entry: 'main.ts',
  editable: ['clocks.sql'],
  readOnly: ['main.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  // A stagger window of some minutes more than needed may close, too.
  settleForMs: 180_000,
  data: { shown: shownHarbour, hidden: hiddenHarbour },
  dataType: `{
    /** In the order in which they are sent. */
    readonly scans: readonly import('./ready-made.ts').Scan[];
    /** The second in which the application is started. */
    readonly startsAt: number;
  }`,
  // What the InputSchema of ready-made.ts declares.
  sqlInputs: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'GATE', type: 'VARCHAR(8)' },
        { name: 'EVENT_TIME', type: 'TIMESTAMP' },
      ],
    },
  ],
  steps: [
    {
      id: 'by-arrival',
      title: 'Count by arrival: a second pump, with `ARRIVAL` as `CLOCK`, by the minute in which a record arrived in the stream.',
      hints: [
        'Copy the first pump. Call the copy `"ARRIVAL_PUMP"` and write `\'ARRIVAL\' AS CLOCK`. The first one stays as it is.',
        "The arrival is a column that you need not declare: `APPROXIMATE_ARRIVAL_TIME`. In the `SELECT`, the window starts at `STEP(APPROXIMATE_ARRIVAL_TIME BY INTERVAL '60' SECOND)`.",
        'Group by two times: keep the `STEP` of `ROWTIME`, which says when rows come out, and add the `STEP` of the arrival.',
        "`GROUP BY STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '60' SECOND), STEP(APPROXIMATE_ARRIVAL_TIME BY INTERVAL '60' SECOND);`",
      ],
      checks: ['arrival-time', 'rowtime-kept'],
    },
    {
      id: 'by-event-time',
      title: 'Count by event time: a third pump, with `EVENT` as `CLOCK`, by the minute of `EVENT_TIME`.',
      hints: [
        'It is the pump before, with another time. `EVENT_TIME` is a column of the records: the gate wrote it.',
        'Why two times again? A `GROUP BY` needs one time that only grows, and `EVENT_TIME` goes back when late records come. `ROWTIME` never does.',
        "Write `'EVENT' AS CLOCK`, `STEP(EVENT_TIME BY INTERVAL '60' SECOND) AS WINDOW_START`, and `GROUP BY STEP(\"SOURCE_SQL_STREAM_001\".ROWTIME BY INTERVAL '60' SECOND), STEP(EVENT_TIME BY INTERVAL '60' SECOND);`",
      ],
      checks: ['event-time'],
    },
    {
      id: 'one-row-per-minute',
      title: 'Get each minute in one row: a fourth pump, with `STAGGER` as `CLOCK`, whose windows wait for the late records.',
      hints: [
        'A stagger window opens when the first record of its key arrives, and stays open for as long as you say. `WINDOWED BY STAGGER (PARTITION BY … RANGE INTERVAL …)` stands in place of `GROUP BY`.',
        "The key is the minute of the event: `PARTITION BY STEP(EVENT_TIME BY INTERVAL '60' SECOND)`. There is no `ROWTIME` in it.",
        'How long? A gate is without network for less than two minutes, and a minute has sixty seconds. Longer than three minutes is no use: the program prints its table before the last window closes.',
        "In place of `GROUP BY …`: `WINDOWED BY STAGGER (PARTITION BY STEP(EVENT_TIME BY INTERVAL '60' SECOND) RANGE INTERVAL '3' MINUTE);`",
      ],
      checks: ['one-row-per-minute', 'complete'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'arrival-time', because: 'A list of the gates that you saw leaves out those that come tomorrow.' },
    'rowtime-by-another-name': { fails: 'arrival-time', because: 'ROWTIME is when the application read a record, not when it arrived.' },
    'rowtime-replaced': { fails: 'rowtime-kept', because: 'The pumps stand beside each other; the first one stays.' },
    'event-as-rowtime': {
      fails: 'arrival-time',
      because: 'ROWTIME only grows: late rows are dropped, and the other pumps of the destination wait for a clock that lags.',
    },
    'arrival-for-event': { fails: 'event-time', because: 'What a gate sends late arrived late, and happened before.' },
    'tumbling-again': { fails: 'one-row-per-minute', because: 'With ROWTIME in GROUP BY, what comes late is a row of its own.' },
    'closed-too-early': { fails: 'one-row-per-minute', because: 'What comes after a stagger window has closed opens another one.' },
    'window-per-gate': {
      fails: 'one-row-per-minute',
      because: 'Each key has a window of its own: with the gate in it, each gate has one.',
    },
    'closed-too-late': { fails: 'one-row-per-minute', because: 'A window of three hours has its answer after three hours.' },
    'stagger-by-arrival': { fails: 'complete', because: 'A window that waits does not help if its key is the time of arrival.' },
  },
});
