// The lab of the page "Think parallel": two applications on one stream, a crash, and the place where to go on.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenWaves, shownWaves, type Waves } from './waves.ts';

export default defineLab<Waves>({
  id: 'two-consumers',
  title: 'Two consumers',
  summary: 'Let an archive and a dashboard read the same stream, let the dashboard crash, and lose nothing and count nothing twice.',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-kinesis', 'workshop/kinesis'],
  services: ['kinesis', 'dynamodb'],
  entry: 'main.ts',
  editable: ['main.ts'],
  readOnly: ['machine.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 2_000,
  view: 'stream',
  data: { shown: shownWaves, hidden: hiddenWaves },
  dataType: `{
    /** Already in the stream when the consumers begin. */
    readonly before: readonly import('./measurement.ts').Measurement[];
    /** What comes every five seconds. */
    readonly bursts: readonly (readonly import('./measurement.ts').Measurement[])[];
    /** In which burst the first machine of the dashboard loses its power, and how many measurements of that burst it has done by then. */
    readonly crash: { readonly burst: number; readonly after: number };
  }`,
  steps: [
    {
      id: 'one-application-each',
      title: 'Make archive and dashboard two applications, and let both begin at the oldest record.',
      hints: [
        'Workers with the same `application` are one team: each shard goes to one of them. Look at the last line of the console: neither consumer got all.',
        'An application that has no checkpoint yet begins at `LATEST`, with what comes from now on. What was sent before is not read, unless you say so with `initialPosition`.',
        "In `startArchive`: `application: name('archive'), initialPosition: 'TRIM_HORIZON',`. In `startDashboard` the same with `name('dashboard')`.",
      ],
      checks: ['archive-complete', 'dashboard-from-the-start'],
    },
    {
      id: 'checkpoint',
      title: 'Let the dashboard remember its place, so that the second machine goes on where the first one was.',
      hints: [
        'The dashboard has counted far more than was sent: the second machine began at the oldest record again. In the lease table, printed after the crash, every shard is still at TRIM_HORIZON.',
        '`records` is given the function `checkpoint` beside the records; the archive in `ready-made.ts` uses it. It writes to the lease table that all records of the batch are done. So call it when they are, not for each one.',
        'Take it with `async records({ records, checkpoint })`, and behind the loop, not before it: `await checkpoint();`',
      ],
      checks: ['nothing-lost', 'not-all-again'],
    },
    {
      id: 'count-once',
      title:
        'Some measurements are still given twice: those of the batch that the crash broke off, and one that a buoy sent twice. Count each once.',
      hints: [
        'A list of what was done, in the memory of the program, dies with the machine. It must be where the total is, and be written together with it.',
        'The measurements of a buoy come in order, and `n` counts them. So it is enough to keep the last `n` beside the total: `SET lastN = :n`. A smaller or equal one was counted before, and `ConditionExpression` refuses it. Before the first one there is no `lastN`.',
        "Three lines: `UpdateExpression: 'ADD waves :one, centimetres :height SET lastN = :n',`, `ConditionExpression: 'attribute_not_exists(lastN) OR lastN < :n',` and in the values `':n': { N: String(n) }`.",
        'A refused write throws, and what `records` throws makes the library skip the batch. Put `try { … } catch (error) { if (!(error instanceof ConditionalCheckFailedException)) throw error; }` around it, and import that class from `@aws-sdk/client-dynamodb`.',
      ],
      checks: ['counted-once'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'counted-once',
      because: 'Totals corrected by numbers that were read off once are right for those buoys, and for no others.',
    },
    'one-application': {
      fails: 'archive-complete',
      because: 'Two consumers with one application name are one application: they share the records.',
    },
    'position-forgotten': {
      fails: 'dashboard-from-the-start',
      because: 'Without a position a new application begins at LATEST: what is in the stream already is never read.',
    },
    'checkpoint-first': {
      fails: 'nothing-lost',
      because: 'A checkpoint before the work says that it is done. The crash comes, and nobody does it.',
    },
    'checkpoint-in-the-loop': {
      fails: 'nothing-lost',
      because: 'checkpoint() without a record means all records that were given, not those that are done so far.',
    },
    'refusal-not-caught': {
      fails: 'nothing-lost',
      because: 'What records() throws is logged, and the library goes on behind the batch: its other records are lost.',
    },
    'first-one-refused': {
      fails: 'nothing-lost',
      because: 'Where there is no last number yet, a condition that compares with it is false: not even the first measurement is counted.',
    },
    'crash-avoided': {
      fails: 'nothing-lost',
      because: 'A machine that does no computing never loses its power, so nothing is tried out.',
    },
    'never-checkpoint': {
      fails: 'not-all-again',
      because: 'Without a checkpoint the next machine begins at the oldest record of the stream.',
    },
    'application-per-machine': {
      fails: 'not-all-again',
      because: 'The place belongs to the application. A machine with an application name of its own begins anew.',
    },
    'not-idempotent': { fails: 'counted-once', because: 'At least once means that some records come twice, so adding must bear that.' },
    'seen-in-memory': { fails: 'counted-once', because: 'What the first machine remembered died with it.' },
  },
});
