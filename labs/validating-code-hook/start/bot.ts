// The bot: what it asks for and what it understands, as on the page before. Its two intents call the code hook.
import { data } from 'workshop';
import { asks, type IntentSettings, type SlotSettings, type SlotTypeSettings, says } from './ready-made.ts';

export const slotTypes: SlotTypeSettings[] = [
  {
    slotTypeName: 'Workshop',
    valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
    slotTypeValues: data.workshops.map(({ title, alsoCalled }) => ({
      sampleValue: { value: title },
      synonyms: alsoCalled.map((value) => ({ value })),
    })),
  },
];

const slot = (slotName: string, slotTypeId: string, question: string): SlotSettings => ({
  slotName,
  slotTypeId,
  valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks(question) },
});

export const intents: IntentSettings[] = [
  {
    intentName: 'RegisterUserForEvent',
    sampleUtterances: [
      'I want to register',
      'sign me up',
      'register me for a workshop',
      'register me for {workshop}',
      'sign me up for {workshop}',
      'I want to go to {workshop}',
      'sign me up for {workshop} on {eventDate}',
      'sign me up for {workshop} {eventDate}',
      'register {email} for {workshop} on {eventDate}',
      'register {email} for {workshop} {eventDate}',
    ].map((utterance) => ({ utterance })),
    slots: [
      slot('workshop', 'Workshop', 'Which workshop?'),
      slot('eventDate', 'AMAZON.Date', 'On which day?'),
      slot('email', 'AMAZON.EmailAddress', 'What is your e-mail address?'),
    ],
    // While the visitor is asked, Lex calls the function before each next step ...
    dialogCodeHook: { enabled: true },
    intentConfirmationSetting: {
      promptSpecification: asks('Shall I register you? Please answer yes or no.'),
      declinationResponse: says('Then I register nothing.'),
    },
    // ... and once more to do the work.
    fulfillmentCodeHook: { enabled: true },
  },
  {
    intentName: 'WhichWorkshops',
    sampleUtterances: ['which workshops are there', 'what is free', 'where are places left'].map((utterance) => ({ utterance })),
    fulfillmentCodeHook: { enabled: true },
  },
  {
    intentName: 'FallbackIntent',
    intentClosingSetting: { closingResponse: says('Sorry, I did not understand that. I register visitors for workshops.') },
  },
];
