// The intents of the bot. Each of them works alone. Join them to a flow.
import type { IntentConfirmationSetting } from '@aws-sdk/client-lex-models-v2';
import { data } from 'workshop';
import { asks, type BotSettings, type IntentSettings, type SlotSettings, samples, says } from './ready-made.ts';

/** The slot that all intents have. */
const talk: SlotSettings = {
  slotName: 'talk',
  slotTypeId: 'Talk',
  valueElicitationSetting: {
    slotConstraint: 'Required',
    promptSpecification: asks('Which talk?'),
    // Step 2: TODO: take the talk from the context `talk` when there is one.
  },
};

/** A question that is answered with yes or no. Two intents ask one. */
function yesOrNo(question: string, ifNo: string): IntentConfirmationSetting {
  return {
    // Step 3: TODO: ask again, twice at most, in other words. Then give up, with a sentence.
    promptSpecification: asks(question, 0),
    declinationResponse: says(ifNo),
  };
}

const tellAboutTalk: IntentSettings = {
  intentName: 'TellAboutTalk',
  sampleUtterances: samples('tell me about {talk}', 'what is {talk} about', 'I am interested in {talk}', 'tell me about a talk'),
  slots: [talk],
  // Step 1: TODO: ask 'Would you like to know more?'. After yes, start TalkDetails instead of closing.
  // Step 2: TODO: activate the context `talk`.
  intentClosingSetting: { closingResponse: says('{talk} is given on both days.') },
};

const talkDetails: IntentSettings = {
  intentName: 'TalkDetails',
  sampleUtterances: samples('details of {talk}', 'give me the details', 'how long is {talk}'),
  slots: [talk],
  intentConfirmationSetting: yesOrNo('{talk} takes 40 minutes. Shall I keep a seat for you?', 'Then no seat.'),
  // Step 4: TODO: after yes, start JoinWaitingList for a talk that is full, and RegisterUserForEvent for the others.
  intentClosingSetting: { closingResponse: says('Ask for your seat at the desk.') },
};

const registerUserForEvent: IntentSettings = {
  intentName: 'RegisterUserForEvent',
  sampleUtterances: samples('register me for {talk}', 'I want a seat', 'keep a seat in {talk} for me'),
  slots: [
    talk,
    {
      slotName: 'eventDate',
      slotTypeId: 'AMAZON.Date',
      valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks('On which day will you be there?') },
    },
  ],
  intentClosingSetting: { closingResponse: says('Your seat in {talk} on {eventDate} is kept.') },
};

const joinWaitingList: IntentSettings = {
  intentName: 'JoinWaitingList',
  sampleUtterances: samples('put me on the waiting list', 'waiting list of {talk}'),
  slots: [
    talk,
    {
      slotName: 'email',
      slotTypeId: 'AMAZON.EmailAddress',
      valueElicitationSetting: {
        slotConstraint: 'Required',
        promptSpecification: asks('{talk} is full. What is your address for the waiting list?'),
      },
    },
  ],
  intentClosingSetting: { closingResponse: says('You are on the waiting list of {talk}. We write to {email}.') },
};

const findRoom: IntentSettings = {
  intentName: 'FindRoom',
  sampleUtterances: samples('where is it', 'which room is it in', 'how do I find the room'),
  // Step 2: TODO: only while the context `talk` is active.
  slots: [talk],
  intentClosingSetting: { closingResponse: says('{talk} is in the hall by the sea.') },
};

const fallback: IntentSettings = { intentName: 'FallbackIntent', intentClosingSetting: { closingResponse: says('Sorry, I did not understand that.') } };

export const bot: BotSettings = {
  slotTypes: [
    {
      slotTypeName: 'Talk',
      slotTypeValues: data.talks.map((value) => ({ sampleValue: { value } })),
      valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
    },
  ],
  intents: [tellAboutTalk, talkDetails, registerUserForEvent, joinWaitingList, findRoom, fallback],
};
