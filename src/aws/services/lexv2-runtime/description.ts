// What the embedded runtime of Lex says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon Lex V2, runtime API 2020-08-07, as of 2026-11: conversations in text.',
  gaps: [
    'No speech: StartConversation is not embedded, RecognizeUtterance takes and gives text only.',
    'No streaming: no fulfilment updates, no wait and continue, no interruption; timeouts of prompts have no effect.',
    'The code hook of an elicitation (elicitationCodeHook) is not called, and runtime hints and styles of spelling have no effect.',
    'A function that is slow ends by its own timeout; the timeout responses of a bot are not said.',
    'Of the functions in conditions only fn.IS_SET is known.',
    'Dates and times are understood in UTC.',
    'Conversations are not logged; utterances are not counted.',
    'Resolution of slots with generative AI, and intents by Bedrock, are not there: interpretationSource is Lex.',
  ],
  byDesign: [
    'Understanding is that of src/dialogue, trained at the first utterance after a build: scores differ from those of Lex, their order and the side of the threshold should not.',
    'An exact sample utterance scores 1, as observed.',
    'A function that breaks the contract fails with DependencyFailedException, and the message names the member that is wrong.',
    'A denied confirmation without a response or next step ends the intent as Failed.',
    'While a slot is asked for, a sample utterance of the intent in hand gives its values to all slots that it names, filled ones too; at a confirmation likewise.',
    'An answer to a confirmation that is neither yes nor no ("I am not sure") leaves for another intent only when it is a sample utterance of it.',
  ],
  clientQuirks: [
    'PutSession and RecognizeUtterance answer in headers: JSON, gzip, base64.',
    'An empty slot is null on the wire; the client of the SDK for JavaScript leaves it out of what RecognizeText and GetSession answer.',
  ],
};
