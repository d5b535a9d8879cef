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
import { createExport, deleteExport, describeExport, listExports, updateExport } from './operations/exports.ts';
import { createUploadUrl, deleteImport, describeImport, listImports, startImport } from './operations/imports.ts';
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
import { deleteUtterances, listAggregatedUtterances } from './operations/utterances.ts';
import { schemas } from './schemas.ts';
import { answerDirectly } from './transfers/answer-directly.ts';
import { Transfers, type TransfersState } from './transfers/transfers.ts';
import { Utterances, type UtterancesState } from './utterances/utterances.ts';

/** Snapshots of earlier times have no `transfers`, or no `utterances`. */
interface ServiceState extends BotsState {
  readonly transfers?: TransfersState;
  readonly utterances?: UtterancesState;
}

export function createService(environment: ServiceEnvironment): Service {
  const bots = new Bots(environment);
  const transfers = new Transfers(bots);
  const utterances = new Utterances(bots);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    BuildBotLocale: buildBotLocale(bots),
    CreateBot: createBot(bots),
    CreateBotAlias: createBotAlias(bots),
    CreateBotLocale: createBotLocale(bots),
    CreateBotVersion: createBotVersion(bots),
    CreateExport: createExport(transfers),
    CreateIntent: createIntent(bots),
    CreateResourcePolicy: createResourcePolicy(bots),
    CreateResourcePolicyStatement: createResourcePolicyStatement(bots),
    CreateSlot: createSlot(bots),
    CreateSlotType: createSlotType(bots),
    CreateUploadUrl: createUploadUrl(transfers),
    DeleteBot: deleteBot(bots),
    DeleteBotAlias: deleteBotAlias(bots),
    DeleteBotLocale: deleteBotLocale(bots),
    DeleteBotVersion: deleteBotVersion(bots),
    DeleteExport: deleteExport(transfers),
    DeleteImport: deleteImport(transfers),
    DeleteIntent: deleteIntent(bots),
    DeleteResourcePolicy: deleteResourcePolicy(bots),
    DeleteResourcePolicyStatement: deleteResourcePolicyStatement(bots),
    DeleteSlot: deleteSlot(bots),
    DeleteSlotType: deleteSlotType(bots),
    DeleteUtterances: deleteUtterances(utterances),
    DescribeBot: describeBot(bots),
    DescribeBotAlias: describeBotAlias(bots),
    DescribeBotLocale: describeBotLocale(bots),
    DescribeBotVersion: describeBotVersion(bots),
    DescribeExport: describeExport(transfers),
    DescribeImport: describeImport(transfers),
    DescribeIntent: describeIntent(bots),
    DescribeResourcePolicy: describeResourcePolicy(bots),
    DescribeSlot: describeSlot(bots),
    DescribeSlotType: describeSlotType(bots),
    ListAggregatedUtterances: listAggregatedUtterances(bots, utterances),
    ListBotAliases: listBotAliases(bots),
    ListBotLocales: listBotLocales(bots),
    ListBots: listBots(bots),
    ListBotVersions: listBotVersions(bots),
    ListBuiltInIntents: listBuiltInIntents,
    ListBuiltInSlotTypes: listBuiltInSlotTypes,
    ListExports: listExports(transfers),
    ListImports: listImports(transfers),
    ListIntents: listIntents(bots),
    ListSlots: listSlots(bots),
    ListSlotTypes: listSlotTypes(bots),
    ListTagsForResource: listTagsForResource(bots),
    StartImport: startImport(transfers),
    TagResource: tagResource(bots),
    UntagResource: untagResource(bots),
    UpdateBot: updateBot(bots),
    UpdateBotAlias: updateBotAlias(bots),
    UpdateBotLocale: updateBotLocale(bots),
    UpdateExport: updateExport(transfers),
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
    authorizations: authorizations(bots, transfers, Object.keys(operations)),
    resourcePolicyOf: (arn) => bots.resourcePolicy(arn),
    botDefinitions: botDefinitions(bots, utterances),
    answerDirectly: (request) => answerDirectly(transfers, request),
    snapshot: (): ServiceState => ({ ...bots.snapshot(), transfers: transfers.snapshot(), utterances: utterances.snapshot() }),
    restore: (state) => {
      const { transfers: ofTransfers, utterances: ofUtterances, ...ofBots } = state as ServiceState;
      utterances.restore(ofUtterances);
      bots.restore(ofBots);
      transfers.restore(ofTransfers);
    },
    inspect: (account, region) => structuredClone(bots.list({ account, region })),
  };
}
