// What the lab "The confusion matrix" demands: the table is right, and the bot understands the log of the run, which a hidden run replaces.
import { defineChecks } from '../../src/lab/definition.ts';
import { type Context, confusions, fail, type Heard, hear, inScope, printedTables, sharedSession } from './evidence.ts';
import type { Log } from './log.ts';

/** Of an intent's utterances at least so many must be understood. Bots that were mended in ten ways reach 75 % and more. */
const ENOUGH = 2 / 3;
/** What a threshold may cost, and what it must bring. */
const MOST_OWN_REFUSED = 0.15;
const LEAST_FOREIGN_REFUSED = 0.75;

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' and ');

/** Fails when the bot's best guess is right for too few utterances of an intent. */
function requireUnderstood(heard: readonly Heard[], wanted: string, { hidden }: Context): void {
  const own = heard.filter(({ intent }) => intent === wanted);
  const right = own.filter(({ best }) => best === wanted).length;
  const least = Math.ceil(own.length * ENOUGH);
  if (right >= least) return;
  const lost = own.filter(({ best }) => best !== wanted);
  const [[thief, stolen] = ['nothing', []]] = [...Map.groupBy(lost, ({ best }) => best)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const example = listed(stolen.slice(0, 2).map(({ text }) => text));
  const whose = hidden ? 'that are not in your log' : 'of the log';
  fail(
    `Of ${own.length} utterances ${whose}, all meaning ${wanted}, the bot understands ${right}. ${stolen.length} go to ${thief}, as ${example}.`,
    `At least ${least}. Does a sample of ${thief} mean ${wanted}? And ${wanted} may need more of its own.`,
  );
}

export default defineChecks<Log>([
  {
    id: 'matrix-printed',
    title: 'Your table counts the whole log: rows for what it should be, columns for what it was.',
    on: 'both',
    async judge(context) {
      const cells = confusions(await hear(context));
      const tables = printedTables(context);
      const labels = new Set(cells.map(([intent]) => intent));
      const matrix = tables.find((table) => [...table.keys()].some((row) => labels.has(row)));
      if (!matrix)
        fail('The program printed no table with a row for an intent.', 'console.table(matrix), with a row for each intent of the log.');
      for (const [intent, was, count] of cells) {
        const printed = matrix.get(intent)?.get(was) ?? '';
        if (printed === String(count)) continue;
        const shared = sharedSession(context);
        const why = shared ? ` Your program asked ${shared.utterances} utterances in the one session ${shared.sessionId}.` : '';
        fail(
          `In the row ${intent} and the column ${was} your table has ${printed === '' ? 'nothing' : printed}.${why}`,
          `${count}: so many utterances should be ${intent} and were ${was}, each asked once, in a session of its own.`,
        );
      }
      const right = new Set(cells.map(([intent, was]) => `${intent} ${was}`));
      for (const [row, columns] of matrix) {
        for (const [column, printed] of columns) {
          if (right.has(`${row} ${column}`) || printed === '0' || printed === '') continue;
          fail(`In the row ${row} and the column ${column} your table has ${printed}.`, 'Nothing: no utterance of the log belongs there.');
        }
      }
    },
  },
  {
    id: 'workshops-return',
    title: 'Visitors who want a seat in a workshop get one.',
    on: 'both',
    async judge(context) {
      requireUnderstood(await hear(context), 'BookWorkshop', context);
    },
  },
  {
    id: 'visitors-stay',
    title: 'Visitors who want to attend the conference are still registered.',
    on: 'both',
    async judge(context) {
      requireUnderstood(await hear(context), 'RegisterVisitor', context);
    },
  },
  {
    id: 'cancellations-return',
    title: 'Visitors who cannot come are taken off the list.',
    on: 'both',
    async judge(context) {
      requireUnderstood(await hear(context), 'CancelRegistration', context);
    },
  },
  {
    id: 'nothing-lost',
    title: 'Every other intent understands what it understood before.',
    on: 'both',
    async judge(context) {
      const heard = await hear(context);
      for (const intent of new Set(heard.filter(inScope).map((each) => each.intent))) requireUnderstood(heard, intent, context);
    },
  },
  {
    id: 'foreign-refused',
    title: 'Three of four utterances that are none of the bot’s business are refused.',
    on: 'both',
    async judge(context) {
      const foreign = (await hear(context)).filter((each) => !inScope(each));
      const accepted = foreign.filter((each) => inScope({ ...each, intent: each.was }));
      const most = Math.floor(foreign.length * (1 - LEAST_FOREIGN_REFUSED));
      if (accepted.length <= most) return;
      const [{ text, was } = { text: '', was: '' }] = accepted;
      fail(
        `${accepted.length} of ${foreign.length} foreign utterances are accepted: "${text}" becomes ${was}.`,
        `At most ${most}. The FallbackIntent should have the others: the threshold is too low.`,
      );
    },
  },
  {
    id: 'own-accepted',
    title: 'No more than 15 of 100 utterances that are the bot’s business are refused.',
    on: 'both',
    async judge(context) {
      const own = (await hear(context)).filter(inScope);
      const refused = own.filter((each) => !inScope({ ...each, intent: each.was }));
      const most = Math.floor(own.length * MOST_OWN_REFUSED);
      if (refused.length <= most) return;
      fail(
        `${refused.length} of ${own.length} of the bot's own utterances are refused, as "${refused[0]?.text}".`,
        `At most ${most}. Their best score is below the threshold: it is too high, or the samples are too few.`,
      );
    },
  },
]);
