// The lab of the page "Components": a first bot that learns from what its visitors said.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenVisitors, shownVisitors, type Visitors } from './phrases.ts';

export default defineLab<Visitors>({
  id: 'first-bot',
  title: 'A first bot',
  summary:
    'Give a bot an intent and talk to it. Then read the log of what it missed, and teach it until it understands what nobody said before.',
  packages: ['@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'iam'],
  entry: 'bot.ts',
  editable: ['bot.ts'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 0,
  view: 'chat',
  data: { shown: shownVisitors, hidden: hiddenVisitors },
  dataType: `{
    /** What visitors said to the bot one day, and what was meant by it. */
    readonly log: readonly import('./said.ts').Said[];
  }`,
  steps: [
    {
      id: 'create-the-intent',
      title:
        'Create the intent `RegisterUserForEvent` with the sample utterances "I want to register" and "sign me up", and a closing response.',
      hints: [
        'The call is `await models.send(new CreateIntentCommand({ … }))`. It needs `...place`, the `intentName`, `sampleUtterances`, and an `intentClosingSetting`.',
        "Each sample is an object: `{ utterance: 'I want to register' }`. In ready-made.ts the intent FindVenue is made in the same way.",
        "A text that the bot says is wrapped three times: `closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'You are registered.' } } }] }`.",
        "`await models.send(new CreateIntentCommand({ ...place, intentName: 'RegisterUserForEvent', sampleUtterances: [{ utterance: 'I want to register' }, { utterance: 'sign me up' }], intentClosingSetting: { closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'You are registered.' } } }] } } }));`",
      ],
      checks: ['takes-the-samples', 'answers'],
    },
    {
      id: 'learn-from-the-log',
      title: 'Read the log in the console. Add samples for what your bot missed, until it understands visitors it never heard.',
      hints: [
        'Look at the lines with ✗ that mean RegisterUserForEvent. Which words do they share with your samples? None: this is why they are missed.',
        'Add one sample for each way of saying it: about a ticket, a list, a seat, attending, taking part. Phrases that differ in a word or two follow by themselves.',
        'Leave out what means something else. A sample of one word, such as "please", takes everything that has this word.',
        "Five more samples: `{ utterance: 'get me a ticket' }, { utterance: 'put my name on the list' }, { utterance: 'I would like to attend' }, { utterance: 'reserve a seat for me' }, { utterance: 'can I still take part' },`",
      ],
      checks: ['understands-the-log', 'understands-others', 'still-knows-the-way', 'takes-nothing-else'],
    },
    {
      id: 'say-what-it-can',
      title: 'Let the FallbackIntent, which every locale has, tell a visitor who is not understood what the bot can do.',
      hints: [
        'Lex made the FallbackIntent together with the locale, so you do not create it. You change it: `UpdateIntentCommand`.',
        "Its id is `FALLBCKINT`. The update says the whole intent: `intentId: 'FALLBCKINT', intentName: 'FallbackIntent', parentIntentSignature: 'AMAZON.FallbackIntent'`, and what is new.",
        "Before the build: `await models.send(new UpdateIntentCommand({ ...place, intentId: 'FALLBCKINT', intentName: 'FallbackIntent', parentIntentSignature: 'AMAZON.FallbackIntent', intentClosingSetting: { closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'I can register you, or tell you the way.' } } }] } } }));`",
      ],
      checks: ['says-what-it-can'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'takes-the-samples',
      because: 'A bot that says "You are registered" to everything has understood nothing.',
    },
    'built-too-early': {
      fails: 'takes-the-samples',
      because: 'What is created after the build is not known to the bot that answers.',
    },
    'says-nothing': { fails: 'answers', because: 'An intent without a closing response is done in silence.' },
    'same-words-again': {
      fails: 'understands-the-log',
      because: 'More samples of the same words teach nothing about other words.',
    },
    'half-of-the-log': { fails: 'understands-the-log', because: 'One round is not enough while the log has lines that were missed.' },
    'whole-log': {
      fails: 'takes-nothing-else',
      because: 'What visitors said besides is no sample: the bot registers whoever says it.',
    },
    'words-alone': {
      fails: 'takes-nothing-else',
      because: 'A sample of one word takes everything that has the word in it.',
    },
    'silent-fallback': { fails: 'says-what-it-can', because: 'The FallbackIntent says nothing by itself.' },
  },
});
