// The rule: a Lambda function. AWS Config calls it for each change of a bucket in the rule's scope.
import { ConfigServiceClient, GetResourceConfigHistoryCommand, PutEvaluationsCommand, type ResourceType } from '@aws-sdk/client-config-service';
import type { InvokingEvent, Item, RuleEvent } from './config-event.ts';

const config = new ConfigServiceClient({});

async function itemIn({ configurationItem, configurationItemSummary: summary }: InvokingEvent): Promise<Item> {
  if (configurationItem) return configurationItem;
  if (!summary) throw new Error('The message has no item.');
  // Step 4: the newest item up to the moment of the summary.
  const { configurationItems: [item] = [] } = await config.send(
    new GetResourceConfigHistoryCommand({
      resourceType: summary.resourceType as ResourceType,
      resourceId: summary.resourceId,
      laterTime: new Date(summary.configurationItemCaptureTime),
      limit: 1,
    }),
  );
  return { ...summary, tags: item?.tags ?? {} };
}

export const handler = async (event: RuleEvent) => {
  const item = await itemIn(JSON.parse(event.invokingEvent));
  // Step 2: parameters are texts, the teams one text with commas.
  const fine = ['web', 'data'].includes(item.tags.Owner ?? '');
  // Step 3: what is gone, or no business of this rule any more.
  const gone = event.eventLeftScope || item.configurationItemStatus.startsWith('ResourceDeleted');
  const ComplianceType = gone ? 'NOT_APPLICABLE' : fine ? 'COMPLIANT' : 'NON_COMPLIANT';
  // Step 1: the verdict.
  await config.send(
    new PutEvaluationsCommand({
      ResultToken: event.resultToken,
      Evaluations: [
        {
          ComplianceResourceType: item.resourceType,
          ComplianceResourceId: item.resourceId,
          ComplianceType,
          OrderingTimestamp: new Date(item.configurationItemCaptureTime),
        },
      ],
    }),
  );
};
