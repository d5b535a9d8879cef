// The rule: a Lambda function. AWS Config calls it for each change of a bucket in the rule's scope.
import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type { InvokingEvent, Item, RuleEvent } from './config-event.ts';

const config = new ConfigServiceClient({});

async function itemIn({ configurationItem }: InvokingEvent): Promise<Item> {
  // TODO, step 4: an item that is too large comes as configurationItemSummary. Get it from the history.
  if (!configurationItem) throw new Error('The message has no item.');
  return configurationItem;
}

export const handler = async (event: RuleEvent) => {
  const item = await itemIn(JSON.parse(event.invokingEvent));
  // TODO, step 2: the Owner must be one of the teams in the rule's parameters.
  const fine = item.tags.Owner !== undefined;
  // TODO, step 3: about a bucket that is deleted, or has left the scope, there is nothing to say.
  const ComplianceType = fine ? 'COMPLIANT' : 'NON_COMPLIANT';
  // TODO, step 1: nobody reads what the function returns. Put the verdict.
  return { ComplianceType };
};
