// Amazon Lex V2, the model building API. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { botDefinitions } from './bot-definitions.ts';
import { Bots, type BotsState } from './bots.ts';
import { constraints } from './constraints.ts';
import { description } from './description.ts';
import type { OperationName } from './operation-name.ts';
import { createBotAlias, deleteBotAlias, describeBotAlias, listBotAliases, updateBotAlias } from './operations/bot-aliases.ts';
import { createBotLocale, deleteBotLocale, describeBotLocale, listBotLocales, updateBotLocale } from './operations/bot-locales.ts';
import { createBotVersion, deleteBotVersion, describeBotVersion, listBotVersions } from './operations/bot-versions.ts';
import { createBot, deleteBot, describeBot, listBots, updateBot } from './operations/bots.ts';
import { buildBotLocale } from './operations/build-bot-locale.ts';
import { listBuiltInIntents, listBuiltInSlotTypes } from './operations/builtins.ts';
import { createIntent, deleteIntent, describeIntent, listIntents, updateIntent } from './operations/intents.ts';
import {
  createResourcePolicy,
  createResourcePolicyStatement,
  deleteResourcePolicy,
  deleteResourcePolicyStatement,
  describeResourcePolicy,
  updateResourcePolicy,
} from './operations/resource-policies.ts';
import { createSlotType, deleteSlotType, describeSlotType, listSlotTypes, updateSlotType } from './operations/slot-types.ts';
import { createSlot, deleteSlot, describeSlot, listSlots, updateSlot } from './operations/slots.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/tags.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const bots = new Bots(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    BuildBotLocale: buildBotLocale(bots),
    CreateBot: createBot(bots),
    CreateBotAlias: createBotAlias(bots),
    CreateBotLocale: createBotLocale(bots),
    CreateBotVersion: createBotVersion(bots),
    CreateIntent: createIntent(bots),
    CreateResourcePolicy: createResourcePolicy(bots),
    CreateResourcePolicyStatement: createResourcePolicyStatement(bots),
    CreateSlot: createSlot(bots),
    CreateSlotType: createSlotType(bots),
    DeleteBot: deleteBot(bots),
    DeleteBotAlias: deleteBotAlias(bots),
    DeleteBotLocale: deleteBotLocale(bots),
    DeleteBotVersion: deleteBotVersion(bots),
    DeleteIntent: deleteIntent(bots),
    DeleteResourcePolicy: deleteResourcePolicy(bots),
    DeleteResourcePolicyStatement: deleteResourcePolicyStatement(bots),
    DeleteSlot: deleteSlot(bots),
    DeleteSlotType: deleteSlotType(bots),
    DescribeBot: describeBot(bots),
    DescribeBotAlias: describeBotAlias(bots),
    DescribeBotLocale: describeBotLocale(bots),
    DescribeBotVersion: describeBotVersion(bots),
    DescribeIntent: describeIntent(bots),
    DescribeResourcePolicy: describeResourcePolicy(bots),
    DescribeSlot: describeSlot(bots),
    DescribeSlotType: describeSlotType(bots),
    ListBotAliases: listBotAliases(bots),
    ListBotLocales: listBotLocales(bots),
    ListBots: listBots(bots),
    ListBotVersions: listBotVersions(bots),
    ListBuiltInIntents: listBuiltInIntents,
    ListBuiltInSlotTypes: listBuiltInSlotTypes,
    ListIntents: listIntents(bots),
    ListSlots: listSlots(bots),
    ListSlotTypes: listSlotTypes(bots),
    ListTagsForResource: listTagsForResource(bots),
    TagResource: tagResource(bots),
    UntagResource: untagResource(bots),
    UpdateBot: updateBot(bots),
    UpdateBotAlias: updateBotAlias(bots),
    UpdateBotLocale: updateBotLocale(bots),
    UpdateIntent: updateIntent(bots),
    UpdateResourcePolicy: updateResourcePolicy(bots),
    UpdateSlot: updateSlot(bots),
    UpdateSlotType: updateSlotType(bots),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(bots, Object.keys(operations)),
    resourcePolicyOf: (arn) => bots.resourcePolicy(arn),
    botDefinitions: botDefinitions(bots),
    snapshot: () => bots.snapshot(),
    restore: (state) => bots.restore(state as BotsState),
    inspect: (account, region) => structuredClone(bots.list({ account, region })),
  };
}
