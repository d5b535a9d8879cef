// What the embedded AWS Config says of itself.
import type { ServiceDescription } from '../../core/service.ts';
import { managedRules } from './managed-rules/registry.ts';
import { proactiveRules } from './proactive/proactive-rules.ts';
import { documents } from './remediation/documents.ts';
import { managedRuleNames } from './rules/managed-rule-names.ts';

export const description: ServiceDescription = {
  imitates: 'AWS Config, API 2014-11-12, as of 2026-11; sentences of errors as moto recorded them, where it did.',
  gaps: [
    'Recorded are the resources of which services here tell (their configurationSource); a type of a service that has not been used has none.',
    `Of AWS's ${managedRuleNames.size} managed rules ${managedRules.length} judge. The others are accepted, stay INSUFFICIENT_DATA, and say so in DescribeConfigRuleEvaluationStatus (LastErrorCode NotEmbedded).`,
    `Proactive evaluation by these managed rules alone: ${proactiveRules.join(', ')}. Functions and policies are refused that mode.`,
    'No aggregators, organization rules and packs, service-linked recorders, stored queries and custom resource types (PutResourceConfig).',
    `Remediation by these documents of Systems Manager alone, which take one value a parameter: ${Object.keys(documents).join(', ')}.`,
    'No templates of conformance packs in Systems Manager documents, no controls and scores of packs, and no files of theirs in the delivery bucket.',
    'No events to EventBridge: notifications go to the topic of the delivery channel. No debug logs of Guard policies.',
    'An oversized item is announced by its summary; the item itself lies in the history alone, not in a file of its own (s3DeliverySummary is empty).',
    "The recorder's role is asked for deliveries only: what Config may read is not checked. A KMS key of the channel is kept, and nothing is encrypted.",
    'Items older than the retention period are not told any more; they are still in memory.',
    'A Lambda function that a rule names is called by its ARN in this account; results of rules of other accounts do not come in.',
  ],
  byDesign: [
    'An item is made at the very moment of the change, and every change makes one, where the real service takes up to minutes and may take two changes together. Rules judge a second later.',
    'Relationships stand on both sides. The real service dropped the indirect direction of some EC2 types in 2021.',
    'Where A names B, a change of B makes an item of A, too, as the guide says; a change of relationships alone goes no further.',
    'What a resource holds as data (the items of a table) makes no item.',
    'Two changes within one millisecond have one capture time; configurationStateId orders them.',
    'A type that was never recorded has no items, where the real service may list it as ResourceNotRecorded.',
    'A rule that is deleted is DELETING for a second; results that are deleted are gone at once.',
    'Automatic remediation that fails is tried again until the attempts are used up, spread over its window; then the resource gets an exception.',
  ],
  clientQuirks: [
    'DescribeConfigRules tells an empty PolicyText, as AWS does: clients ask GetCustomRulePolicy.',
    'lastStatus of recorders and channels comes in capitals (SUCCESS), whatever the model says.',
  ],
};
