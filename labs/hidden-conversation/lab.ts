// The lab of the page "A hidden conversation": a bot that works as long as visitors do what it expects.
import { defineLab } from '../../src/lab/definition.ts';
import { type Conference, hiddenConference, shownConference } from './conference.ts';

export default defineLab<Conference>({
  id: 'hidden-conversation',
  title: 'A hidden conversation',
  summary: 'Make a bot survive visitors who correct themselves, ask in between, say two things at once, or nothing useful.',
  packages: ['@aws-sdk/client-lambda', '@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'lambda', 'iam', 'logs', 'sts'],
  entry: 'main.ts',
  editable: ['bot.ts', 'hook.ts', 'main.ts'],
  readOnly: ['questions.ts', 'lex-response.ts', 'lex-event.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 60_000,
  settleForMs: 0,
  view: 'chat',
  data: { shown: shownConference, hidden: hiddenConference },
  dataType: `{
    /** The titles of the workshops. */
    readonly workshops: readonly string[];
    /** The address. */
    readonly venue: string;
  }`,
  steps: [
    {
      id: 'say-it-her-way',
      title: 'Teach the bot what visitors say on the way: two values in one answer, and another value than before.',
      hints: [
        'A sample utterance is not only a beginning. While the intent is at work, one that fits gives its values to the slots, also to those that are filled. Turn each sentence that failed into a sample, in `bot.ts`.',
        'Put slots in the place of values: “Streams on 12 March” is `{workshop} on {eventDate}`. Case and commas do not matter, words do.',
        "Three of them: `'{workshop} on {eventDate}',` `'{eventDate} for {seats} people',` `'no make it {eventDate}',`",
        "And three more: `'no make it {seats} seats',` `'I meant {eventDate}',` `'{workshop} for {seats} people',`",
      ],
      checks: ['two-at-once', 'corrects-herself', 'changes-her-mind'],
    },
    {
      id: 'come-back',
      title: 'When `FindVenue` comes in between, answer, and go on with the registration where it was.',
      hints: [
        'The other intent has taken the place of the registration. But your function has written its slots into the session attribute `registration`, as a text. `JSON.parse` gives them back.',
        "Answer with the intent `RegisterUserForEvent` and those slots. `openSlot(slots)` of `questions.ts` is the slot to ask for: `{ type: 'ElicitSlot', slotToElicit }`. If it is undefined, all are filled: `{ type: 'ConfirmIntent' }`.",
        'A function that asks has to say the question too: `messages: texts(answer, openQuestion(slots))`. When there is no registration, close as before.',
        "`if (!sessionAttributes.registration) return close(event, sessionAttributes, answer);` `const slots: Intent['slots'] = JSON.parse(sessionAttributes.registration);` `const slotToElicit = openSlot(slots);` `return { sessionState: { sessionAttributes, dialogAction: slotToElicit ? { type: 'ElicitSlot', slotToElicit } : { type: 'ConfirmIntent' }, intent: { name: 'RegisterUserForEvent', slots, state: 'InProgress', confirmationState: 'None' } }, messages: texts(answer, openQuestion(slots)) };` Import `texts`, `openSlot`, `openQuestion` and the type `Intent`.",
      ],
      checks: ['question-in-between', 'question-at-any-time'],
    },
    {
      id: 'keep-attributes',
      title: 'Keep the session attributes that others have set.',
      hints: [
        'The `sessionAttributes` of your answer replace all that there were. What you leave out is gone.',
        'The ones that there are come with the event: `event.sessionState.sessionAttributes`. Add yours to them, in `remember`.',
        'In `remember`: `return { ...event.sessionState.sessionAttributes, registration };`',
      ],
      checks: ['badge-lives-on'],
    },
    {
      id: 'give-up-well',
      title: 'After three useless answers, send the visitor to the desk. Then survive a visitor who does all of this.',
      hints: [
        'The prompt is said up to three times: `maxRetries` is 2. Then comes the `failureResponse` of the slot, or, if it has none, the FallbackIntent.',
        'It stands in `slotCaptureSetting`, beside `promptSpecification`, together with a `failureNextStep`.',
        "`slotCaptureSetting: { failureResponse: says('Let us do this at the desk by the entrance.'), failureNextStep: { dialogAction: { type: 'EndConversation' } } },`",
      ],
      checks: ['says-nothing-useful', 'all-of-it'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'two-at-once', because: 'A sample without slots knows one day and one workshop.' },
    'beginnings-only': { fails: 'corrects-herself', because: 'Who has begun may still say something else than the answer.' },
    'begins-anew': { fails: 'question-in-between', because: 'Slots that the answer leaves out have to be said again.' },
    'question-not-said': { fails: 'question-in-between', because: 'A visitor who hears no question does not know that one is open.' },
    'always-a-slot': { fails: 'question-at-any-time', because: 'When all slots are filled, the open question is the confirmation.' },
    'never-forgets': { fails: 'question-at-any-time', because: 'A registration that is done is not open any more.' },
    'copied-by-name': { fails: 'badge-lives-on', because: 'Attributes are kept by copying all, not those that one knows.' },
    'left-to-fallback': { fails: 'says-nothing-useful', because: 'The FallbackIntent does not know what the visitor was about to do.' },
  },
});
