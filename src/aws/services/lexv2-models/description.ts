// What the embedded model building API of Lex says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon Lex V2, model building API 2020-08-07, as of 2026-11.',
  gaps: [
    'No import and export, no replicas, no networks of bots, no custom vocabularies, no test sets.',
    'No analytics and no statistics of utterances, no recommendations, no generative AI (QnAIntent, assisted slots), no Kendra.',
    'No composite slots and no grammar slot types; the resolution strategy Concatenation belongs to them.',
    'No logs of conversations and no sentiment analysis: an alias that asks for them is refused.',
    'The role of a bot is kept, and not asked: what Lex does needs no rights of it here.',
    'Voices, speech settings and child-directed data are kept, without effect: bots are talked to in text.',
    'Expressions of conditional branches are read when a conversation comes to them, not when the locale is built.',
  ],
  byDesign: [
    'Bots, locales, versions and aliases take some seconds on the clock of the cloud to come and to go; changes of them happen at once.',
    'A build takes five seconds. It has no state ReadyExpressTesting, so the waiter BotLocaleExpressTestingAvailable ends at Built.',
    'A slot that is missing in slotPriorities fails the build with a sentence, because it would never be asked for.',
    'An edited locale is NotBuilt and goes on answering with its last build.',
  ],
  clientQuirks: [
    'Both APIs of Lex V2 are signed for `lex`; the path tells them apart: what contains /botAliases/{id}/botLocales/{id}/sessions/ is the runtime.',
    'Slots come into order by UpdateIntent, after they were made: UpdateIntent says the whole intent, so what it leaves out is gone.',
    'Describe answers 404 for what is missing, every change 412.',
  ],
};
