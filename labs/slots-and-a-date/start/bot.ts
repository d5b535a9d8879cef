// The bot that registers visitors for the workshops of a conference: what it asks for, and what it understands.
import { asks, type IntentSettings, type SlotTypeSettings, says } from './ready-made.ts';

export const slotTypes: SlotTypeSettings[] = [
  // TODO, step 2: a slot type with the workshops of `data`, and the names that visitors use for them.
];

export const intents: IntentSettings[] = [
  {
    intentName: 'RegisterUserForEvent',
    sampleUtterances: [
      { utterance: 'I want to register' },
      { utterance: 'sign me up' },
      { utterance: 'register me for a workshop' },
      // TODO, step 3: utterances in which visitors say the workshop and the date at once: {workshop}, {eventDate}.
    ],
    slots: [
      // TODO, step 1: the slot `eventDate`. Step 2: before it, the slot `workshop`.
    ],
    // TODO, step 4: ask whether all this is right, before the bot does anything.
    intentClosingSetting: { closingResponse: says('You are registered.') },
  },
];
