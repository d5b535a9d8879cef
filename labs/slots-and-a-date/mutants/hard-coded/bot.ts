// The bot that registers visitors for the workshops of a conference: what it asks for, and what it understands.
import { asks, type IntentSettings, type SlotTypeSettings, says } from './ready-made.ts';

export const slotTypes: SlotTypeSettings[] = [
  // Step 2: the workshops as a slot type, each with the names that visitors use for it.
  {
    slotTypeName: 'Workshop',
    valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
    slotTypeValues: [
      { sampleValue: { value: 'Serverless' }, synonyms: [{ value: 'Lambda' }, { value: 'functions' }] },
      { sampleValue: { value: 'Streams' }, synonyms: [{ value: 'Kinesis' }, { value: 'real time analytics' }] },
      { sampleValue: { value: 'Chat bots' }, synonyms: [{ value: 'Lex' }, { value: 'Alexa' }] },
    ],
  },
];

export const intents: IntentSettings[] = [
  {
    intentName: 'RegisterUserForEvent',
    sampleUtterances: [
      { utterance: 'I want to register' },
      { utterance: 'sign me up' },
      { utterance: 'register me for a workshop' },
      // Step 3: utterances in which visitors say the workshop and the day at once.
      { utterance: 'register me for {workshop}' },
      { utterance: 'register me for {workshop} on {eventDate}' },
      { utterance: 'sign me up for {workshop} on {eventDate}' },
    ],
    slots: [
      // Steps 1 and 2: what the bot must know. It asks in this order.
      {
        slotName: 'workshop',
        slotTypeId: 'Workshop',
        valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks('Which workshop?') },
      },
      {
        slotName: 'eventDate',
        slotTypeId: 'AMAZON.Date',
        valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks('On which day?') },
      },
    ],
    // Step 4: the bot repeats what it understood before it does anything.
    intentConfirmationSetting: {
      promptSpecification: asks('{workshop} on {eventDate}. Shall I register you?'),
      declinationResponse: says('Then I register nothing.'),
    },
    intentClosingSetting: { closingResponse: says('You are registered.') },
  },
];
