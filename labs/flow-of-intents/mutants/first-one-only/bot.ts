// The intents of the bot, joined to a flow.
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
    // Step 2.
    defaultValueSpecification: { defaultValueList: [{ defaultValue: '#talk.talk' }] },
  },
};

/** A question that is answered with yes or no. Two intents ask one. */
function yesOrNo(question: string, ifNo: string): IntentConfirmationSetting {
  return {
    // Step 3.
    promptSpecification: {
      messageGroups: [
        {
          message: { plainTextMessage: { value: question } },
          variations: [{ plainTextMessage: { value: 'Please answer yes or no.' } }],
        },
      ],
      messageSelectionStrategy: 'Ordered',
      maxRetries: 2,
    },
    failureResponse: says('Let us leave it. Ask me again at any time.'),
    declinationResponse: says(ifNo),
  };
}

const tellAboutTalk: IntentSettings = {
  intentName: 'TellAboutTalk',
  sampleUtterances: samples('tell me about {talk}', 'what is {talk} about', 'I am interested in {talk}', 'tell me about a talk'),
  slots: [talk],
  // Step 1.
  intentConfirmationSetting: yesOrNo('{talk} is given on both days. Would you like to know more?', 'Then enjoy the day.'),
  fulfillmentCodeHook: {
    enabled: false,
    postFulfillmentStatusSpecification: {
      successNextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'TalkDetails' } },
    },
  },
  // Step 2.
  outputContexts: [{ name: 'talk', timeToLiveInSeconds: 300, turnsToLive: 10 }],
  intentClosingSetting: { closingResponse: says('{talk} is given on both days.') },
};

const talkDetails: IntentSettings = {
  intentName: 'TalkDetails',
  sampleUtterances: samples('details of {talk}', 'give me the details', 'how long is {talk}'),
  slots: [talk],
  intentConfirmationSetting: yesOrNo('{talk} takes 40 minutes. Shall I keep a seat for you?', 'Then no seat.'),
  // Step 4.
  fulfillmentCodeHook: {
    enabled: false,
    postFulfillmentStatusSpecification: {
      successConditional: {
        active: true,
        conditionalBranches: [
          {
            name: 'full',
            condition: { expressionString: `{talk} = "${data.full[0]}"` },
            nextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'JoinWaitingList' } },
          },
        ],
        defaultBranch: { nextStep: { dialogAction: { type: 'StartIntent' }, intent: { name: 'RegisterUserForEvent' } } },
      },
    },
  },
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
  // Step 2.
  inputContexts: [{ name: 'talk' }],
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
