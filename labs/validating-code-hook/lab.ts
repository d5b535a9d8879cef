// The lab of the page "Validate with Lambda": one function that checks what visitors say, asks them, and registers them.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenRegistrations, type Registrations, shownRegistrations } from './registrations.ts';

export default defineLab<Registrations>({
  id: 'validating-code-hook',
  title: 'A validating code hook',
  summary: 'Give a bot a Lambda function that refuses what cannot be, asks before it acts, and tells the truth about what it did.',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-lambda', '@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'lambda', 'dynamodb', 'iam', 'logs', 'sts'],
  entry: 'main.ts',
  editable: ['hook.ts', 'lex-response.ts', 'main.ts'],
  readOnly: ['lex-event.ts', 'desk.ts', 'bot.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 60_000,
  settleForMs: 0,
  view: 'chat',
  data: { shown: shownRegistrations, hidden: hiddenRegistrations },
  dataType: `{
    /** The workshops, the other names that visitors use for them, and how many visitors each takes. */
    readonly workshops: readonly { readonly title: string; readonly alsoCalled: readonly string[]; readonly places: number }[];
    /** What visitors say to the bot, one list a conversation. */
    readonly conversations: readonly (readonly string[])[];
  }`,
  steps: [
    {
      id: 'refuse-the-past',
      title: 'Refuse a date before today: ask for `eventDate` again, and say why. Two places: `elicitSlot` and `validate`.',
      hints: [
        'Begin with `elicitSlot` in `lex-response.ts`. It is built like `close`: a `sessionState` with the attributes, the intent and a `dialogAction`, and `messages`.',
        'The wrong value should be forgotten: the new intent has `slots: { ...sessionState.intent.slots, [slotToElicit]: null }`. Keep the other slots, or the visitor has to say all again.',
        "`const { sessionAttributes, intent } = event.sessionState;` then `return { sessionState: { sessionAttributes, intent: { ...intent, slots: { ...intent.slots, [slotToElicit]: null } }, dialogAction: { type: 'ElicitSlot', slotToElicit } }, messages: text(words) };`",
        "In `validate`, under `today`: `if (eventDate && eventDate < today) return elicitSlot(event, 'eventDate', 'That day is over. On which day do you come?');`",
      ],
      checks: ['past-refused', 'today-is-fine'],
    },
    {
      id: 'refuse-what-is-full',
      title: 'Refuse a workshop that has no places left: ask for `workshop` again, and say why.',
      hints: [
        '`placesLeft` of `desk.ts` asks the table. It is a promise: `await` it. As long as the visitor has named no workshop there is nothing to ask.',
        'Do not compare with the titles that you see in the console. The judge runs your function with other workshops.',
        "In place of the TODO: `const places = workshop ? await placesLeft(workshop) : 0;` and `if (workshop && places === 0) return elicitSlot(event, 'workshop', workshop + ' is full. ' + (await whatIsFree()) + ' Which one?');`",
      ],
      checks: ['full-refused', 'last-place-is-fine'],
    },
    {
      id: 'ask-first',
      title: 'When all three slots are filled, ask with `ConfirmIntent`, and name the workshop and how many places are left.',
      hints: [
        'The question in the settings of the bot cannot know how many places are left. Your function can. First write `confirmIntent`: it is like `close`, with another type and the intent as it is.',
        "`const { sessionAttributes, intent } = event.sessionState;` then `return { sessionState: { sessionAttributes, intent, dialogAction: { type: 'ConfirmIntent' } }, messages: text(words) };`",
        "Lex calls `validate` after the answer, too. `event.sessionState.intent.confirmationState` is `'None'` before the question, then `'Confirmed'` or `'Denied'`. Ask only while it is `'None'`.",
        "Before `return delegate(event)`: `if (workshop && eventDate && email && event.sessionState.intent.confirmationState === 'None') return confirmIntent(event, workshop + ', places left: ' + places + '. Shall I register you?');`",
      ],
      checks: ['asks-first', 'no-is-no'],
    },
    {
      id: 'register',
      title: 'Register the visitor in `fulfil`. End the intent as `Fulfilled` only when that was done, and as `Failed` when not.',
      hints: [
        'The bot says that you are registered, and the table is empty. `register` of `desk.ts` writes. It answers with one of three texts.',
        "`const outcome = await register(email, workshop, eventDate);` When it is `'registered'`, close as `Fulfilled`. Otherwise close as `Failed`, and say why.",
        "`if (outcome === 'registered') return close(event, 'Fulfilled', 'You are registered for ' + workshop + '.');` and then `return close(event, 'Failed', outcome === 'full' ? workshop + ' has just become full.' : 'You are registered already.');`",
      ],
      checks: ['yes-registers', 'not-twice', 'last-place-once'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'full-refused', because: 'Which workshops are full is in the table, and changes while you talk.' },
    'checked-at-the-end': {
      fails: 'past-refused',
      because: 'Who hears only at the end that the day is over has answered all the other questions for nothing.',
    },
    'no-reason': { fails: 'past-refused', because: 'Without messages Lex asks its own question again, and the visitor wonders why.' },
    'today-refused': { fails: 'today-is-fine', because: 'Today is not over: compare with <, not with <=.' },
    'forgets-the-rest': { fails: 'today-is-fine', because: 'The slots that your answer empties have to be said again.' },
    'written-before-the-yes': { fails: 'asks-first', because: 'A dialog code hook is called before the visitor has agreed to anything.' },
    'asks-after-no': { fails: 'no-is-no', because: 'A no is an answer: after Denied the question must not come again.' },
    'always-fulfilled': { fails: 'not-twice', because: 'A bot that does not look at what was done says what is not true.' },
  },
});
