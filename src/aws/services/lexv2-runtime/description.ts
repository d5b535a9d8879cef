// What the embedded runtime of Lex says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon Lex V2, runtime API 2020-08-07, as of 2026-11: conversations in text.',
  gaps: [
    'No speech: StartConversation is not embedded, RecognizeUtterance takes and gives text only.',
    'No streaming: no fulfilment updates, no wait and continue, no interruption; timeouts of prompts have no effect.',
    'Runtime hints are kept with the session and have no effect: AWS has them for audio. Styles of spelling have none either.',
    'In conditions, of the transcriptions only the first one is there: text is transcribed once, and for certain.',
    'Next steps give no values to composite slots.',
    'Logs of conversations do not tell which branches were evaluated (dialogEventLogs).',
    'Resolution of slots with generative AI, and intents by Bedrock, are not there: interpretationSource is Lex.',
  ],
  byDesign: [
    'Slots that an answer of a function leaves out keep their values; those that it gives as null are empty (inferred: AWS documents neither).',
    'Dates and times are those of UTC, unless the request attribute x-amz-lex:time-zone says otherwise; V1 had a default zone by region.',
    'A composite slot without an expression needs all of its sub slots; of alternatives the one that has most values goes on.',
    'Entries of a log of conversations are in one stream a locale, its name beginning with the prefix; missed utterances have their intent.',
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
