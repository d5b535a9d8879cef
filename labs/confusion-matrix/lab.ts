// The lab of the page "The confusion matrix": a bot that mistakes one thing for another, what it cost, and how it is mended.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenLog, type Log, shownLog } from './log.ts';

export default defineLab<Log>({
  id: 'confusion-matrix',
  title: 'The confusion matrix',
  summary:
    'Measure a bot with what visitors really said, find the intent that steals from another, and divide the one that does two things.',
  packages: ['@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'iam'],
  entry: 'main.ts',
  editable: ['main.ts', 'bot.ts'],
  readOnly: ['other-intents.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 0,
  data: { shown: shownLog, hidden: hiddenLog },
  dataType: `{
    /** What visitors said, and the intent that a human gave it. FallbackIntent: nothing that the bot is for. */
    readonly log: readonly import('./ready-made.ts').Logged[];
  }`,
  view: 'chat',
  steps: [
    {
      id: 'count',
      title: 'In `main.ts`, ask the bot every utterance of the log, and count in `matrix` what each should be and what it was.',
      hints: [
        'The loop is there for three utterances of `data.log`. You want all of them, and for each a number: one more in the cell of the row `intent` and the column `was`.',
        'In the same session the bot may be waiting for an answer, "For which day?", and takes the next utterance for it. So every utterance needs another `sessionId`: `for (const [index, { text, intent }] of data.log.entries())` gives you a number for it.',
        'The rows are there, the cells are not before their first utterance: read a cell with `?? 0`.',
        'The end of the loop: `matrix[intent][was] = (matrix[intent][was] ?? 0) + 1;`',
      ],
      checks: ['matrix-printed'],
    },
    {
      id: 'give-back',
      title: 'In `bot.ts`, let `BookWorkshop` have its utterances again, without taking any from `RegisterVisitor`.',
      hints: [
        'Read the row `BookWorkshop` of the table, then the samples of the intent in whose column its utterances are. Four of these samples are in the wrong place.',
        'Cut the four samples about workshops, hands-ons and labs out of `RegisterVisitor`, and paste them into `BookWorkshop`. Leave the others: they are right.',
        'Then write some of your own. Visitors use the same verbs for both: sign up, register, reserve, put on the list. What tells a workshop is the noun. So say your verbs with all the nouns: workshop, hands-on, lab.',
        "For example `{ utterance: 'Put me on the list for the hands-on' }, { utterance: 'Reserve a seat in the lab' }, { utterance: 'I would like to attend a workshop' },`",
      ],
      checks: ['workshops-return', 'visitors-stay'],
    },
    {
      id: 'divide',
      title: 'Divide `ChangeRegistration`: who cannot come is meant by a new intent, `CancelRegistration`.',
      hints: [
        'The column `CancelRegistration` is empty: the bot has no such intent. `ChangeRegistration` does two things. Which of its samples mean that somebody does not come?',
        "The smallest intent is a name, samples and a last sentence: `{ intentName: 'CancelRegistration', sampleUtterances: [ … ], intentClosingSetting: { closingResponse: says('You are off the list.') } },`",
        'The last six samples of `ChangeRegistration` move into it, and do not stay behind. Then think of reasons and of polite ways to say it, which need not contain the word "cancel".',
        "For example `{ utterance: 'I am ill' }, { utterance: 'Give my place to somebody else' }, { utterance: 'Something has come up' }, { utterance: 'Remove me from the list' }, { utterance: 'I do not want to come any more' },`",
      ],
      checks: ['cancellations-return', 'nothing-lost'],
    },
    {
      id: 'threshold',
      title: 'Choose `nluIntentConfidenceThreshold` from the scores, so that foreign utterances are refused and few of your own.',
      hints: [
        'Take the slashes away before `printThresholds` at the end of `main.ts`, and run. A higher threshold refuses more, of both kinds.',
        'You want at most one in four of the foreign ones accepted, and at most 15 in 100 of your own refused. Do not choose the very edge: other visitors have other scores.',
        'With most samples anything between 0.7 and 0.8 does: `export const nluIntentConfidenceThreshold = 0.7;`',
      ],
      checks: ['foreign-refused', 'own-accepted'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'matrix-printed', because: 'Other visitors say other things: a matrix is measured, not known.' },
    'one-session': {
      fails: 'matrix-printed',
      because: 'In one session the bot is in the middle of a conversation, and takes an utterance for an answer.',
    },
    'rows-and-columns': { fails: 'matrix-printed', because: 'Rows say what it should be. Turned around, the thief looks like the victim.' },
    'learned-by-heart': {
      fails: 'workshops-return',
      because: 'With the log as samples every logged utterance scores 1, while the thief keeps its samples and steals the next ones.',
    },
    'thief-emptied': { fails: 'visitors-stay', because: 'An intent without samples steals nothing, and understands nothing.' },
    'divided-by-half': {
      fails: 'cancellations-return',
      because: 'The old samples stay where they were, and two intents claim the same words.',
    },
    'default-threshold': { fails: 'foreign-refused', because: '0.40 is where everybody begins. This bot accepts too much there.' },
    'threshold-too-high': { fails: 'own-accepted', because: 'A bot that refuses everything never errs, and never helps.' },
  },
});
