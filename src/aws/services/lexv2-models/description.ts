// What the embedded model building API of Lex says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Amazon Lex V2, model building API 2020-08-07, as of 2026-11.',
  gaps: [
    'Archives are imported and exported without a password; no custom vocabularies and no test sets in them.',
    'An archive with something that is a gap here (a grammar slot type, QnAIntent) fails to be imported, and says which.',
    'No replicas, no networks of bots, no custom vocabularies, no test sets.',
    'No analytics but the counts of utterances, no recommendations, no generative AI (QnAIntent, assisted slots), no Kendra.',
    'No grammar slot types (GRXML): a subset of them would read other utterances than Lex does.',
    'Conversations are logged as text only: logs of audio, selective logs and sentiment analysis are refused.',
    'The role of a bot is kept, and not asked: what Lex does, writing logs included, needs no rights of it here.',
    'Voices, speech settings and child-directed data are kept, without effect: bots are talked to in text.',
  ],
  byDesign: [
    'Windows of ListAggregatedUtterances end at whole multiples of the interval at which AWS refreshes them.',
    'StartImport asks for the rights to what its merge strategy makes, changes and deletes; AWS lists all that may be needed.',
    'Archives lie at addresses of the endpoint itself, below /_aws/lexv2-models/, in the place of presigned ones of S3.',
    'Append replaces an intent or a slot type of the archive that the locale has by that name, and keeps the others: the guide leaves it open.',
    'Overwrite replaces whole locales: what the archive does not have is gone. Locales that it does not have stay.',
    'An import is checked as a whole when it starts: it does everything or nothing.',
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
