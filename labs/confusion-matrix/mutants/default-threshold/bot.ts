// The bot of the conference: what it can do, and how visitors say it. Three more intents are in other-intents.ts.
import { asks, type IntentSettings, says } from './ready-made.ts';

export const nluIntentConfidenceThreshold = 0.4;

const eventDate = { slotName: 'eventDate', slotTypeId: 'AMAZON.Date' };

export const intents: IntentSettings[] = [
  {
    intentName: 'RegisterVisitor',
    sampleUtterances: [
      { utterance: 'I want to register' },
      { utterance: 'Sign me up' },
      { utterance: 'Put my name on the list' },
      { utterance: 'I would like to attend the conference' },
      { utterance: 'Register me for {eventDate}' },
      { utterance: 'Can I get a ticket for {eventDate}' },
      { utterance: 'Reserve a place for me' },
      { utterance: 'I want to come to the conference' },
      { utterance: 'Are there tickets left' },
      { utterance: 'Count me in' },
    ],
    slots: [
      {
        ...eventDate,
        valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks('For which day?') },
      },
    ],
    intentClosingSetting: { closingResponse: says('You are registered.') },
  },
  {
    intentName: 'BookWorkshop',
    sampleUtterances: [
      { utterance: 'Book a workshop' },
      { utterance: 'I want to book the workshop' },
      { utterance: 'Which workshops can I book' },
      { utterance: 'Sign me up for a workshop' },
      { utterance: 'I want to take part in the hands-on' },
      { utterance: 'Register me for the workshop' },
      { utterance: 'Is there a free seat in the lab' },
      { utterance: 'Put me on the list for the hands-on' },
      { utterance: 'Reserve a seat in the lab' },
      { utterance: 'I would like to attend a workshop' },
    ],
    intentClosingSetting: { closingResponse: says('You have a seat in the workshop.') },
  },
  {
    intentName: 'ChangeRegistration',
    sampleUtterances: [
      { utterance: 'Change my registration' },
      { utterance: 'I want to come on the other day instead' },
      { utterance: 'Move my ticket to {eventDate}' },
      { utterance: 'Correct my name' },
      { utterance: 'I registered for the wrong day' },
      { utterance: 'Update my email address' },
      { utterance: 'There is a mistake in my registration' },
      { utterance: 'Switch from Saturday to Sunday' },
    ],
    slots: [{ ...eventDate, valueElicitationSetting: { slotConstraint: 'Optional', promptSpecification: asks('To which day?') } }],
    intentClosingSetting: { closingResponse: says('Your registration is changed.') },
  },
  {
    intentName: 'CancelRegistration',
    sampleUtterances: [
      { utterance: 'Cancel my registration' },
      { utterance: 'I cannot come' },
      { utterance: 'Take my name off the list' },
      { utterance: 'Cancel my ticket' },
      { utterance: 'I will not make it' },
      { utterance: 'I have to stay at home' },
      { utterance: 'Remove me from the list' },
      { utterance: 'I am ill' },
      { utterance: 'Give my place to somebody else' },
      { utterance: 'Something has come up' },
      { utterance: 'I do not want to come any more' },
    ],
    intentClosingSetting: { closingResponse: says('You are off the list.') },
  },
];
