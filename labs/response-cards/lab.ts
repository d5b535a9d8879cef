// The lab of the page "Response cards": buttons in a chat, made of what is free at this moment.
import { defineLab } from '../../src/lab/definition.ts';
import { type Conference, hiddenConference, shownConference } from './workshops.ts';

export default defineLab<Conference>({
  id: 'response-cards',
  title: 'Response cards',
  summary: 'Let visitors press instead of typing: cards with buttons, made by a function of what is free at this moment.',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-lambda', '@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'lambda', 'dynamodb', 'iam', 'logs', 'sts'],
  entry: 'main.ts',
  editable: ['cards.ts', 'hook.ts', 'main.ts'],
  readOnly: ['lex-response.ts', 'desk.ts', 'bot.ts', 'ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 60_000,
  settleForMs: 0,
  view: 'chat',
  data: { shown: shownConference, hidden: hiddenConference },
  dataType: `{
    /** The workshops, one word for each that Lex knows, too, and how many visitors each takes. */
    readonly workshops: readonly { readonly title: string; readonly short: string; readonly places: number }[];
    /** What visitors say to the bot, one list a conversation. */
    readonly conversations: readonly (readonly string[])[];
  }`,
  steps: [
    {
      id: 'yes-or-no',
      title: 'In `cards.ts`, let `yesOrNo` give a card with two buttons in place of the text.',
      hints: [
        "A card is a message: `{ contentType: 'ImageResponseCard', imageResponseCard: { title, buttons } }`. The title is the question.",
        'A button has a `text`, which the visitor reads, and a `value`, which Lex hears when it is pressed. Lex hears `yes` and `no`; it does not know what "Register me" means.',
        "`const buttons = [{ text: 'Yes, register me', value: 'yes' }, { text: 'No', value: 'no' }];` and then `return { contentType: 'ImageResponseCard', imageResponseCard: { title: question, buttons } };`",
      ],
      checks: ['yes-or-no-card', 'buttons-answer'],
    },
    {
      id: 'what-is-free',
      title: 'Ask for the workshop with a card: a button for each of the first five that are free at this moment.',
      hints: [
        'Two places. In `workshopCards` make one card of `workshops.slice(0, MOST_BUTTONS)`. In `hook.ts` put the cards behind the words, in `askForWorkshop`.',
        "In `hook.ts`: `return elicitSlot(event, 'workshop', [text(words), ...workshopCards(await freeWorkshops())]);` Ask the table each time: a function stays warm, and what it remembers gets old.",
        'The text of a button has 50 characters at most, and so has its value. Cut the text, as in `title.slice(0, LONGEST_TEXT)`. Do not cut the value: Lex has to know it. Take `short`.',
        "`const buttons = workshops.slice(0, MOST_BUTTONS).map(({ title, short }) => ({ text: title.slice(0, LONGEST_TEXT), value: short }));` and then `return [{ contentType: 'ImageResponseCard', imageResponseCard: { title: 'Workshops with places', buttons } }];`",
      ],
      checks: ['workshops-to-press', 'press-chooses', 'cards-are-live'],
    },
    {
      id: 'all-of-them',
      title: 'Show every free workshop, on as many cards as it takes.',
      hints: [
        'A card has five buttons at most. An answer may hold ten messages, so there can be more cards.',
        'Go through the workshops in steps of five: `for (let from = 0; from < workshops.length; from += MOST_BUTTONS)`. In the loop, slice from there.',
        "Before the loop `const cards: LexMessage[] = [];`, in it `const buttons = workshops.slice(from, from + MOST_BUTTONS).map(…)` as before and `cards.push({ contentType: 'ImageResponseCard', imageResponseCard: { title: 'Workshops with places', buttons } });`, after it `return cards;`",
      ],
      checks: ['all-free-workshops'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'cards-are-live', because: 'Cards that are written down know nothing of another conference.' },
    'text-as-value': { fails: 'buttons-answer', because: 'What Lex hears is the value. Only the visitor reads the text.' },
    'text-not-cut': {
      fails: 'workshops-to-press',
      because: 'A text of more than 50 characters breaks the contract, and the visitor gets nothing.',
    },
    'all-on-one-card': { fails: 'workshops-to-press', because: 'A sixth button breaks the contract, and the visitor gets nothing.' },
    'value-cut-too': { fails: 'press-chooses', because: 'Half a title is no value of the slot. Whether Lex guesses it is chance.' },
    remembered: { fails: 'cards-are-live', because: 'A warm function keeps what it once asked, and it gets old.' },
    'no-cards-when-full': { fails: 'cards-are-live', because: 'Who hears that a workshop is full needs the choice more than anybody.' },
    'empty-card': { fails: 'all-free-workshops', because: 'Ten workshops fill two cards. The third one has nothing to press.' },
    'five-and-no-more': { fails: 'all-free-workshops', because: 'What has no button does not exist for somebody who presses.' },
  },
});
