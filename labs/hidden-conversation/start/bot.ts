// The settings of the bot.
import { data } from 'workshop';
import { CONFIRMATION, QUESTIONS } from './questions.ts';
import { asks, type BotSettings, type SlotSettings, samples, says } from './ready-made.ts';

/** A slot with its question. */
const slot = (slotName: string, slotTypeId: string): SlotSettings => ({
  slotName,
  slotTypeId,
  valueElicitationSetting: {
    slotConstraint: 'Required',
    promptSpecification: asks(QUESTIONS[slotName] ?? '', 2),
    // Step 4: TODO: after three useless answers, send the visitor to the desk.
  },
});

export const bot: BotSettings = {
  slotTypes: [
    {
      slotTypeName: 'Workshop',
      slotTypeValues: data.workshops.map((value) => ({ sampleValue: { value } })),
      valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
    },
  ],
  intents: [
    {
      intentName: 'RegisterUserForEvent',
      sampleUtterances: samples(
        'I want to register',
        'sign me up',
        'register me for a workshop',
        // Step 1: TODO: what visitors say on the way. Slots stand in braces.
      ),
      slots: [slot('workshop', 'Workshop'), slot('eventDate', 'AMAZON.Date'), slot('seats', 'AMAZON.Number')],
      intentConfirmationSetting: { promptSpecification: asks(CONFIRMATION), declinationResponse: says('Then I forget it.') },
      dialogCodeHook: { enabled: true },
      fulfillmentCodeHook: { enabled: true },
    },
    {
      intentName: 'FindVenue',
      sampleUtterances: samples('where is the venue', 'where are you', 'how do I get there', 'what is the address'),
      fulfillmentCodeHook: { enabled: true },
    },
    { intentName: 'FallbackIntent', intentClosingSetting: { closingResponse: says('Sorry, I did not understand that.') } },
  ],
};
