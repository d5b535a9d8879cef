// The bot: what it asks for and what it understands. It knows a workshop by its title and by its short name.
import { data } from 'workshop';
import { asks, type IntentSettings, type SlotSettings, type SlotTypeSettings, says } from './ready-made.ts';

export const slotTypes: SlotTypeSettings[] = [
  {
    slotTypeName: 'Workshop',
    valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
    slotTypeValues: data.workshops.map(({ title, short }) => ({
      sampleValue: { value: title },
      synonyms: [{ value: short }],
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
      'register {email} for {workshop}',
    ].map((utterance) => ({ utterance })),
    slots: [
      slot('workshop', 'Workshop', 'Which workshop?'),
      slot('email', 'AMAZON.EmailAddress', 'What is your e-mail address?'),
    ],
    dialogCodeHook: { enabled: true },
    intentConfirmationSetting: {
      promptSpecification: asks('Shall I register you? Please answer yes or no.'),
      declinationResponse: says('Then I register nothing.'),
    },
    fulfillmentCodeHook: { enabled: true },
  },
  {
    intentName: 'FallbackIntent',
    intentClosingSetting: { closingResponse: says('Sorry, I did not understand that. I register visitors for workshops.') },
  },
];
