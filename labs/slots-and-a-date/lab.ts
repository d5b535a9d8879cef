// The lab of the page "Slots": a bot that asks for a workshop and a day, and understands both.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenRegistrations, type Registrations, shownRegistrations } from './registrations.ts';

export default defineLab<Registrations>({
  id: 'slots-and-a-date',
  title: 'Slots and a date',
  summary: 'Let a bot ask for what it must know: a day in any words, and a workshop by any of its names.',
  packages: ['@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2'],
  services: ['lexv2-models', 'lexv2-runtime', 'iam'],
  entry: 'main.ts',
  editable: ['bot.ts', 'main.ts'],
  readOnly: ['ready-made.ts'],
  // Wall time of computing; waiting for the clock does not count.
  deadlineMs: 30_000,
  settleForMs: 0,
  view: 'chat',
  data: { shown: shownRegistrations, hidden: hiddenRegistrations },
  dataType: `{
    /** The workshops of the conference, with the other names that visitors use for them. */
    readonly workshops: readonly { readonly title: string; readonly alsoCalled: readonly string[] }[];
    /** What visitors say to the bot, one list a conversation. */
    readonly conversations: readonly (readonly string[])[];
  }`,
  steps: [
    {
      id: 'ask-for-the-day',
      title: 'Give the intent a slot `eventDate` of the type `AMAZON.Date`, and let the bot ask for it.',
      hints: [
        'A slot is an object in the list `slots`, with `slotName`, `slotTypeId` and `valueElicitationSetting`.',
        "What Lex asks for is `Required`: `valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: … }`. A prompt comes from `asks('On which day?')`.",
        "In place of the TODO of step 1: `{ slotName: 'eventDate', slotTypeId: 'AMAZON.Date', valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks('On which day?') } },`",
      ],
      checks: ['asks-for-the-day', 'understands-the-day'],
    },
    {
      id: 'a-type-of-your-own',
      title: 'Make a slot type `Workshop` of `data.workshops`, with synonyms, and let the bot ask for the slot `workshop` before the day.',
      hints: [
        'A slot type has a `slotTypeName`, `slotTypeValues` and a `valueSelectionSetting`. Its values are `{ sampleValue: { value }, synonyms: [{ value }, …] }`.',
        "With `valueSelectionSetting: { resolutionStrategy: 'TopResolution' }` a synonym becomes its value, and what is not in the list is asked for again. With `OriginalValue` the list has examples only.",
        'The values come from the data (import `data` from `workshop`): `slotTypeValues: data.workshops.map(({ title, alsoCalled }) => ({ sampleValue: { value: title }, synonyms: alsoCalled.map((value) => ({ value })) })),`',
        "First in `slots`: `{ slotName: 'workshop', slotTypeId: 'Workshop', valueElicitationSetting: { slotConstraint: 'Required', promptSpecification: asks('Which workshop?') } },`",
      ],
      checks: ['asks-for-the-workshop-first', 'knows-every-name', 'asks-again'],
    },
    {
      id: 'in-the-first-utterance',
      title: 'Let the bot take both from the first utterance, when a visitor says them at once.',
      hints: [
        'A slot in braces in a sample utterance stands for all its values. The words around it tell Lex which slot a value belongs to.',
        'One more sample for one slot alone does no harm: `register me for {workshop}`.',
        "Instead of the TODO of step 3: `{ utterance: 'sign me up for {workshop} on {eventDate}' },` and `{ utterance: 'register me for {workshop} on {eventDate}' },`",
      ],
      checks: ['said-at-once'],
    },
    {
      id: 'confirm',
      title: 'Before the bot registers anybody, let it repeat what it understood and ask. With a no it must say that it registers nothing.',
      hints: [
        'This is the `intentConfirmationSetting` of the intent. It has a `promptSpecification`, and a `declinationResponse` for a no.',
        'In a prompt, too, `{workshop}` stands for the value of the slot.',
        "In place of the TODO of step 4: `intentConfirmationSetting: { promptSpecification: asks('{workshop} on {eventDate}. Shall I register you?'), declinationResponse: says('Then I register nothing.') },`",
      ],
      checks: ['repeats-what-it-understood', 'yes-or-no'],
    },
  ],
  mutants: {
    'hard-coded': {
      fails: 'asks-for-the-day',
      because: 'Workshops that were typed in by hand are those of this conference, and of no other.',
    },
    'spelling-of-v1': {
      fails: 'asks-for-the-day',
      because: 'AMAZON.DATE is how Lex V1 and Alexa write it. Lex V2 has no such type, and the build fails.',
    },
    'day-as-text': {
      fails: 'understands-the-day',
      because: 'A type without a calendar takes the words as they are: tomorrow stays tomorrow.',
    },
    'day-first': {
      fails: 'asks-for-the-workshop-first',
      because: 'Lex asks by priority, and ready-made.ts gives the priorities in the order of the list.',
    },
    'original-value': {
      fails: 'knows-every-name',
      because: 'With OriginalValue the slot holds what was said, not the value that it means.',
    },
    'never-asks-again': {
      fails: 'asks-again',
      because: 'Without a retry the first misunderstanding ends in the FallbackIntent.',
    },
    'samples-without-slots': {
      fails: 'said-at-once',
      because: 'What no sample has a slot for, Lex does not look for in an utterance.',
    },
    'blind-confirmation': {
      fails: 'repeats-what-it-understood',
      because: 'A visitor can only correct what the bot repeats.',
    },
  },
});
