// The lab of the page "Survive throttling": a producer, a storm, and shards that take only so much.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenWaves, shownWaves, type Waves } from './waves.ts';

export default defineLab<Waves>({
  id: 'survive-throttling',
  title: 'Survive throttling',
  summary: 'Send a storm of measurements to a Kinesis stream: retry what was refused, wait longer each time, and part the hot shard.',
  packages: ['@aws-sdk/client-kinesis'],
  services: ['kinesis'],
  entry: 'main.ts',
  editable: ['main.ts'],
  readOnly: ['ready-made.ts', 'ring.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 2_000,
  throughput: 'enforced',
  data: { shown: shownWaves, hidden: hiddenWaves },
  dataType: `{
    /** One element a second: what the buoys measured in it. */
    readonly seconds: readonly (readonly import('./ready-made.ts').Measurement[])[];
    /** The index of the first second of the storm. */
    readonly stormFrom: number;
  }`,
  steps: [
    {
      id: 'send-what-failed-again',
      title: 'Send the records that failed again, and only those, until every measurement is in the stream.',
      hints: [
        '`PutRecords` succeeds even when records do not. `FailedRecordCount` says how many failed, and `Records` which: it has one answer for each record, in the same order.',
        'An answer with an `ErrorCode` belongs to a record that is not in the stream. Keep that record: `records.filter((_, index) => …)`.',
        'Make it a loop. `let records = …`, then `while (records.length > 0) { … }`, in which `records` becomes what failed.',
        'The body of the loop: `const { Records = [] } = await put(StreamName, records);` and `records = records.filter((_, index) => Records[index]?.ErrorCode);`',
      ],
      checks: ['nothing-lost', 'sent-once'],
    },
    {
      id: 'wait-longer-each-time',
      title: 'Wait before each new try: twice as long each time, with some chance in it, and never longer than two seconds.',
      hints: [
        'A shard that is full takes nothing before the next second begins. To ask fifty times in that second helps nobody.',
        'Count the tries: `for (let attempt = 0; records.length > 0; attempt += 1) { … }`. Before the first one there is no wait.',
        'The wait doubles: `100 * 2 ** attempt`. `Math.min(2_000, …)` bounds it. Multiply by `0.5 + Math.random() / 2`, so that producers do not come back together.',
        'First in the loop: `if (attempt > 0) await sleep(Math.min(2_000, 100 * 2 ** attempt) * (0.5 + Math.random() / 2));`',
      ],
      checks: ['not-again-at-once', 'in-time', 'waits-longer', 'waits-vary'],
    },
    {
      id: 'choose-a-key',
      title: 'Choose a partition key that spreads the records and keeps the measurements of a buoy together.',
      hints: [
        'Look at the ring in the console: one key is one place, in one shard. The other shard does nothing.',
        'A good key has many values, and what must stay in order has the same one. Two coasts are too few. A random key spreads best and keeps nothing in order.',
        'In `keyOf`: `return measurement.buoy;`',
      ],
      checks: ['keys-spread', 'one-shard-for-a-buoy'],
    },
    {
      id: 'split-the-hot-shard',
      title: 'Two buoys are busy, and they are neighbours on the ring. Before the storm, split their shard between them.',
      hints: [
        '`SplitShard` takes the shard and a `NewStartingHashKey`: hashes below it go to the first child, this one and those above to the second.',
        'In the middle would not help: both buoys are on the same side of it. `shardsOnRing(StreamName, recordsByKey)` gives the shards, busiest first, and in each its `keys`, busiest first, with their `hash`.',
        'With `const [hot] = await shardsOnRing(StreamName, recordsByKey);` and `const [one, other] = hot.keys;` the split is at the larger hash of the two: `String(one.hash > other.hash ? one.hash : other.hash)`.',
        'Then `await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: hot.shardId, NewStartingHashKey }));` and `await untilActive(StreamName);`. Import the command from `@aws-sdk/client-kinesis`, `untilActive` from `./ready-made.ts`, `shardsOnRing` from `./ring.ts`. If the editor says that something may be undefined, leave with `if (!one || !other) return;`.',
      ],
      checks: ['no-hot-shard', 'shards-paid-for'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'no-hot-shard',
      because: 'A place on the ring that was read off once is right for those buoys, and for no others.',
    },
    'count-ignored': { fails: 'nothing-lost', because: 'A call that was answered with 200 can hold records that were refused.' },
    'error-expected': {
      fails: 'nothing-lost',
      because: 'PutRecords throws nothing when records are refused, so there is nothing to catch.',
    },
    'one-more-try': { fails: 'nothing-lost', because: 'What was sent again can be refused again.' },
    'gives-up-after-three': { fails: 'nothing-lost', because: 'Three tries are over before the second is, and the rest is lost.' },
    'error-swallowed': { fails: 'nothing-lost', because: 'An error that is only printed loses what it was about.' },
    'last-ones-again': {
      fails: 'nothing-lost',
      because: 'The records that failed need not be the last ones: their shard was full, others were not.',
    },
    'whole-batch-again': { fails: 'sent-once', because: 'Whoever sends the whole batch again doubles what had arrived.' },
    'again-at-once': { fails: 'not-again-at-once', because: 'A full shard is full until the next second, however often one asks.' },
    'always-the-same-wait': {
      fails: 'waits-longer',
      because: 'A wait that does not grow asks as often in a long overload as in a short one.',
    },
    'no-chance': { fails: 'waits-vary', because: 'Without chance in the wait, producers that were refused together come back together.' },
    'never-short-again': {
      fails: 'in-time',
      because: 'A wait that doubles without an end, and is not reset by a success, becomes minutes.',
    },
    'one-key': { fails: 'keys-spread', because: 'One key is one place on the ring, and one shard.' },
    'coast-as-key': {
      fails: 'no-hot-shard',
      because: 'A key with two values is two places on the ring, and one of them carries most of the load.',
    },
    'random-key': { fails: 'one-shard-for-a-buoy', because: 'A random key spreads evenly and tears apart what must stay in order.' },
    'number-as-key': { fails: 'one-shard-for-a-buoy', because: 'A key that differs for each record is a random key.' },
    'not-split': { fails: 'no-hot-shard', because: 'A good key spreads the keys, but not the load, when two of them are busy.' },
    'split-in-the-middle': { fails: 'no-hot-shard', because: 'The middle of a shard need not lie between its busy keys.' },
    'split-before-both': {
      fails: 'no-hot-shard',
      because: 'The new starting hash key belongs to the second child: at the smaller hash, both keys go there.',
    },
    'split-at-the-busiest-key': {
      fails: 'no-hot-shard',
      because: 'The busiest key may be the lower one of the two: then both go to the second child.',
    },
    'split-the-cold-one': { fails: 'no-hot-shard', because: 'A split helps only the shard that is split.' },
    'twice-as-many-shards': { fails: 'no-hot-shard', because: 'Shards of even size do not part keys that lie close together.' },
    'many-shards': { fails: 'shards-paid-for', because: 'Enough shards part any two keys, and most of them are paid for and empty.' },
  },
});
