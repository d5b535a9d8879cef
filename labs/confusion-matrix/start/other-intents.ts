// Three intents of the bot that are in good order. Read them, or leave them.
import { type IntentSettings, says } from './ready-made.ts';

export const otherIntents: readonly IntentSettings[] = [
  {
    intentName: 'SubmitTalk',
    sampleUtterances: [
      { utterance: 'I want to give a talk' },
      { utterance: 'I would like to submit a talk' },
      { utterance: 'Can I propose a session' },
      { utterance: 'I want to be a speaker' },
      { utterance: 'I would like to present my project' },
      { utterance: 'Is the call for papers open' },
      { utterance: 'Where do I send my proposal' },
      { utterance: 'I have an abstract for a presentation' },
      { utterance: 'May I speak on stage' },
      { utterance: 'I have a talk to offer' },
    ],
    intentClosingSetting: { closingResponse: says('Please send your abstract to the program committee.') },
  },
  {
    intentName: 'AskSchedule',
    sampleUtterances: [
      { utterance: 'What is on in the morning' },
      { utterance: 'When does the conference start' },
      { utterance: 'Show me the schedule' },
      { utterance: 'Which talks are there' },
      { utterance: 'What time is the keynote' },
      { utterance: 'What comes next' },
      { utterance: 'How long is the break' },
      { utterance: 'What is the program of the first day' },
      { utterance: 'When does the last session end' },
      { utterance: 'Is there a talk about databases' },
    ],
    intentClosingSetting: { closingResponse: says('The schedule hangs in the entrance hall.') },
  },
  {
    intentName: 'FindVenue',
    sampleUtterances: [
      { utterance: 'Where is the conference' },
      { utterance: 'How do I get there' },
      { utterance: 'What is the address of the venue' },
      { utterance: 'Which train do I take' },
      { utterance: 'Is there a car park' },
      { utterance: 'Where is the entrance' },
      { utterance: 'How far is it from the station' },
      { utterance: 'Which floor is the hall on' },
      { utterance: 'Show me the way to the venue' },
      { utterance: 'Is there a map of the building' },
      { utterance: 'Where does it take place' },
    ],
    intentClosingSetting: { closingResponse: says('Take the train to the harbour; the hall is opposite the station.') },
  },
];
