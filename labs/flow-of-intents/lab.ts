// The lab of the page "A flow of intents": five intents that each work alone, joined to a conversation without a function.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenTalks, shownTalks, type Talks } from './talks.ts';

export default defineLab<Talks>({
  id: 'flow-of-intents',
  title: 'A flow of intents',
  summary: 'Join the intents of a Lex bot: next steps, contexts that carry a value, a prompt for unclear answers, a branch.',
  packages: ['@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'iam'],
  entry: 'main.ts',
  editable: ['bot.ts', 'main.ts'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 60_000,
  settleForMs: 0,
  view: 'chat',
  data: { shown: shownTalks, hidden: hiddenTalks },
  dataType: `{
    /** The titles of the talks. */
    readonly talks: readonly string[];
    /** Those of them that have no free seat: between one and four. */
    readonly full: readonly string[];
  }`,
  steps: [
    {
      id: 'to-the-next-intent',
      title: 'Let `TellAboutTalk` ask “Would you like to know more?”. After yes, `TalkDetails` begins.',
      hints: [
        'The question is the confirmation of the intent: `intentConfirmationSetting`. `yesOrNo(question, ifNo)`, further up in the file, makes one. `TalkDetails` has one already.',
        'After yes, Lex fulfils the intent. No function is needed for that. Then comes the next step of a success: `fulfillmentCodeHook.postFulfillmentStatusSpecification.successNextStep`.',
        "A next step that begins another intent: `{ dialogAction: { type: 'StartIntent' }, intent: { name: 'TalkDetails' } }`.",
        "Two members: `intentConfirmationSetting: yesOrNo('{talk} is given on both days. Would you like to know more?', 'Then enjoy the day.'),` and `fulfillmentCodeHook: { enabled: false, postFulfillmentStatusSpecification: { successNextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'TalkDetails' } } } },`",
      ],
      checks: ['yes-leads-on', 'no-ends-it'],
    },
    {
      id: 'carry-the-talk',
      title: 'Carry the talk from intent to intent by the context `talk`. “Where is it?” makes sense only while there is one.',
      hints: [
        'A context begins when an intent is fulfilled that has it in `outputContexts`. The slots of that intent are its attributes. `TellAboutTalk` gives it out, for 300 seconds or 10 turns.',
        "A slot takes a value from a context by a default value, `#context.attribute`: `defaultValueSpecification: { defaultValueList: [{ defaultValue: '#talk.talk' }] },` in the slot `talk`.",
        "In `TellAboutTalk`: `outputContexts: [{ name: 'talk', timeToLiveInSeconds: 300, turnsToLive: 10 }],`. In `FindRoom`: `inputContexts: [{ name: 'talk' }],`.",
        'If `TalkDetails` still asks “Which talk?”: a `confirmationNextStep` goes past the fulfilment, and so past the context. Use `successNextStep` in its place.',
      ],
      checks: ['talk-is-carried', 'room-only-of-a-talk'],
    },
    {
      id: 'answer-yes-or-no',
      title: 'When the answer is neither yes nor no, say “Please answer yes or no.” After two more tries give up, with a sentence.',
      hints: [
        'Look at `asks` in `ready-made.ts`: a prompt has groups of messages, and `maxRetries`. Here it is 0, so the first “maybe” ends in the FallbackIntent.',
        "A message may have `variations`. Lex picks one of all by chance, or, with `messageSelectionStrategy: 'Ordered'`, one after the other with each try.",
        "What is said at the end is a `failureResponse`, beside `declinationResponse`: `failureResponse: says('Let us leave it. Ask me again at any time.'),`.",
        "The prompt: `promptSpecification: { messageGroups: [{ message: { plainTextMessage: { value: question } }, variations: [{ plainTextMessage: { value: 'Please answer yes or no.' } }] }], messageSelectionStrategy: 'Ordered', maxRetries: 2 },`",
      ],
      checks: ['asks-for-yes-or-no', 'gives-up-kindly'],
    },
    {
      id: 'branch',
      title: 'Who wants a seat goes on to `RegisterUserForEvent`, or to `JoinWaitingList` when the talk is in `data.full`.',
      hints: [
        'As in step 1, after the fulfilment, in `TalkDetails`: but `successConditional` in the place of `successNextStep`. It has `active`, `conditionalBranches` and a `defaultBranch`.',
        'A branch has a `name`, a `condition: { expressionString }` and a `nextStep`. In an expression `{talk}` is the value of the slot, and texts stand in quotes: `{talk} = "Talking to Lex"`. `OR` joins several.',
        "The expression for all of them: `data.full.map((title) => '{talk} = \"' + title + '\"').join(' OR ')`. The default branch has no condition.",
        "`successConditional: { active: true, conditionalBranches: [{ name: 'full', condition: { expressionString: … }, nextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'JoinWaitingList' } } }], defaultBranch: { nextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'RegisterUserForEvent' } } } },`",
      ],
      checks: ['full-goes-to-the-list', 'others-are-registered'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'full-goes-to-the-list',
      because: 'A title that is written into the condition is right for this conference only.',
    },
    'past-the-fulfilment': {
      fails: 'talk-is-carried',
      because: 'A next step right after yes goes past the fulfilment, and a context begins with a fulfilment.',
    },
    'room-of-nothing': { fails: 'room-only-of-a-talk', because: 'Without an input context an intent may begin at any time.' },
    'one-turn': { fails: 'room-only-of-a-talk', because: 'A context for one turn is gone after the next answer.' },
    'any-variation': {
      fails: 'asks-for-yes-or-no',
      because: 'Without an order Lex picks a variation by chance, at the first question too.',
    },
    'one-retry': { fails: 'gives-up-kindly', because: 'With one retry the second unclear answer is the last one.' },
    'no-last-word': { fails: 'gives-up-kindly', because: 'Without a failure response the FallbackIntent has the last word.' },
    'first-one-only': { fails: 'full-goes-to-the-list', because: 'More than one talk may be full.' },
  },
});
