// Lengths, patterns and ranges of members, which the SDK's schemas lack.
// AWS: the API's model, as botocore has it (lexv2-models 2020-08-07).
import type { Constraint, Constraints } from '../../core/constraints.ts';
import { LIMITS } from './limits.ts';
import type { OperationName } from './operation-name.ts';
import { intentConstraints, slotConstraints, under } from './setting-constraints.ts';

const id: Constraint = { minLength: 10, maxLength: 10, pattern: '^[0-9a-zA-Z]+$' };
const aliasId: Constraint = { minLength: 10, maxLength: 10, pattern: '^(\\bTSTALIASID\\b|[0-9a-zA-Z]+)$' };
const name: Constraint = { minLength: 1, maxLength: 100, pattern: '^([0-9a-zA-Z][_-]?){1,100}$' };
const aliasName: Constraint = { minLength: 1, maxLength: 100, pattern: '^(\\bAmazonLexTestAlias\\b|[0-9a-zA-Z][_-]?)+$' };
const slotTypeName: Constraint = { minLength: 1, maxLength: 100, pattern: '^([0-9a-zA-Z][_-]?){1,100}$' };
const description: Constraint = { maxLength: 2000 };
const draft: Constraint = { minLength: 5, maxLength: 5, pattern: '^DRAFT$' };
const version: Constraint = { minLength: 1, maxLength: 5, pattern: '^(DRAFT|[0-9]+)$' };
const number: Constraint = { minLength: 1, maxLength: 5, pattern: '^[0-9]+$' };
const arn: Constraint = { minLength: 1, maxLength: 1011 };

const inBot: Constraints = { botId: id };
const inDraft: Constraints = { botId: id, botVersion: draft };
const inVersion: Constraints = { botId: id, botVersion: version };
const page: Constraints = {
  maxResults: { min: 1, max: LIMITS.pageSize },
  'sortBy.order': { oneOf: ['Ascending', 'Descending'] },
  filters: { minLength: 1, maxLength: 2 },
  'filters[].values': { minLength: 1, maxLength: 1 },
  'filters[].operator': { oneOf: ['CO', 'EQ', 'NE'] },
};
const transferPage: Constraints = {
  ...page,
  'sortBy.attribute': { oneOf: ['LastUpdatedDateTime'] },
  filters: { minLength: 1, maxLength: 1 },
  'filters[].operator': { oneOf: ['CO', 'EQ'] },
};
const archive: Constraints = {
  fileFormat: { oneOf: ['LexJson', 'TSV', 'CSV'] },
  filePassword: { minLength: 1, maxLength: 1024 },
};
const botSettings: Constraints = {
  botName: name,
  description,
  roleArn: { minLength: 32, maxLength: 2048, pattern: '^arn:aws:iam::[0-9]{12}:role/.*$' },
  idleSessionTTLInSeconds: { min: 60, max: 86_400 },
  botType: { oneOf: ['Bot', 'BotNetwork'] },
};
const intent: Constraints = { intentName: name, description, ...intentConstraints };
const slot: Constraints = { slotName: name, description, intentId: id, ...slotConstraints };
const slotType: Constraints = {
  slotTypeName,
  description,
  slotTypeValues: { minLength: 1, maxLength: 10_000 },
  'slotTypeValues[].sampleValue.value': { minLength: 1, maxLength: 140 },
  'slotTypeValues[].synonyms': { minLength: 1, maxLength: 10_000 },
  'slotTypeValues[].synonyms[].value': { minLength: 1, maxLength: 140 },
  'valueSelectionSetting.resolutionStrategy': { oneOf: ['OriginalValue', 'TopResolution', 'Concatenation'] },
  'valueSelectionSetting.regexFilter.pattern': { minLength: 1, maxLength: 300 },
  'compositeSlotTypeSetting.subSlots': { maxLength: 6 },
  'compositeSlotTypeSetting.subSlots[].name': name,
};
const textLog = 'conversationLogSettings.textLogSettings';
const alias: Constraints = {
  botAliasName: aliasName,
  description,
  botAliasLocaleSettings: { minLength: 1 },
  [textLog]: { minLength: 1, maxLength: 1 },
  [`${textLog}[].destination.cloudWatch.cloudWatchLogGroupArn`]: {
    minLength: 1,
    maxLength: 2048,
    pattern: '^arn:[\\w\\-]+:logs:[\\w\\-]+:[\\d]{12}:log-group:[\\.\\-_/#A-Za-z0-9]{1,512}(?::\\*)?$',
  },
  [`${textLog}[].destination.cloudWatch.logPrefix`]: { maxLength: 1024 },
};
const intentId: Constraints = { intentId: id };
// AWS: a slot type may be named by ten characters; "BuiltInOrCustomSlotTypeId" is what slots take.
const slotTypeId: Constraints = { slotTypeId: id };

export const constraints: Partial<Record<OperationName, Constraints>> = {
  BuildBotLocale: inDraft,
  CreateBot: { ...botSettings, botTags: { maxLength: 200 }, testBotAliasTags: { maxLength: 200 } },
  CreateBotAlias: { ...inBot, ...alias, botVersion: number },
  CreateBotLocale: { ...inDraft, description },
  CreateBotVersion: { ...inBot, description, botVersionLocaleSpecification: { minLength: 1 } },
  CreateExport: {
    ...under('resourceSpecification.botExportSpecification', inVersion),
    ...under('resourceSpecification.botLocaleExportSpecification', inVersion),
    ...archive,
  },
  CreateIntent: { ...inDraft, ...intent },
  CreateResourcePolicy: { resourceArn: arn, policy: { minLength: 2 } },
  CreateResourcePolicyStatement: {
    resourceArn: arn,
    statementId: name,
    effect: { oneOf: ['Allow', 'Deny'] },
    'action[]': { minLength: 5, maxLength: 50, pattern: 'lex:[a-zA-Z*]+$' },
  },
  CreateSlot: { ...inDraft, ...slot },
  CreateSlotType: { ...inDraft, ...slotType },
  DeleteBot: inBot,
  DeleteBotAlias: { ...inBot, botAliasId: aliasId },
  DeleteBotLocale: inVersion,
  DeleteBotVersion: { ...inBot, botVersion: number },
  DeleteExport: { exportId: id },
  DeleteImport: { importId: id },
  DeleteIntent: { ...inDraft, ...intentId },
  DeleteResourcePolicy: { resourceArn: arn },
  DeleteSlot: { ...inDraft, ...intentId, slotId: id },
  DeleteSlotType: { ...inDraft, ...slotTypeId },
  DescribeBot: inBot,
  DescribeBotAlias: { ...inBot, botAliasId: aliasId },
  DescribeBotLocale: inVersion,
  // The pattern that refuses DRAFT is recorded: github.com/iann0036/former2/issues/351.
  DescribeBotVersion: { ...inBot, botVersion: number },
  DescribeExport: { exportId: id },
  DescribeImport: { importId: id },
  DescribeIntent: { ...inVersion, ...intentId },
  DescribeResourcePolicy: { resourceArn: arn },
  DescribeSlot: { ...inVersion, ...intentId, slotId: id },
  DescribeSlotType: { ...inVersion, ...slotTypeId },
  DeleteUtterances: { ...inBot, sessionId: { minLength: 2, maxLength: 100, pattern: '[0-9a-zA-Z._:-]+' } },
  ListAggregatedUtterances: {
    ...inBot,
    botAliasId: aliasId,
    botVersion: version,
    maxResults: { min: 1, max: LIMITS.pageSize },
    'aggregationDuration.relativeAggregationDuration.timeDimension': { oneOf: ['Hours', 'Days', 'Weeks'] },
    'aggregationDuration.relativeAggregationDuration.timeValue': { min: 1, max: 24 },
    'sortBy.attribute': { oneOf: ['HitCount', 'MissedCount'] },
    'sortBy.order': { oneOf: ['Ascending', 'Descending'] },
    filters: { minLength: 1, maxLength: 1 },
    'filters[].name': { oneOf: ['Utterance'] },
    'filters[].values': { minLength: 1, maxLength: 1 },
    'filters[].operator': { oneOf: ['CO', 'EQ'] },
  },
  ListBotAliases: { ...inBot, ...page },
  ListBotLocales: { ...inVersion, ...page },
  ListBots: { ...page, 'filters[].values[]': { minLength: 1, maxLength: 100, pattern: '^[0-9a-zA-Z_()\\s-]+$' } },
  ListBotVersions: { ...inBot, ...page },
  ListBuiltInIntents: { maxResults: { min: 20, max: 20 } },
  ListBuiltInSlotTypes: { maxResults: { min: 20, max: 20 } },
  ListExports: { ...inVersion, ...transferPage },
  ListImports: { ...inDraft, ...transferPage },
  ListIntents: { ...inVersion, ...page },
  ListSlots: { ...inVersion, ...page, ...intentId },
  ListSlotTypes: { ...inVersion, ...page },
  StartImport: {
    importId: id,
    mergeStrategy: { oneOf: ['Overwrite', 'FailOnConflict', 'Append'] },
    ...under('resourceSpecification.botImportSpecification', botSettings),
    ...under('resourceSpecification.botLocaleImportSpecification', inDraft),
    ...archive,
  },
  UpdateBot: { ...inBot, ...botSettings },
  UpdateBotAlias: { ...inBot, ...alias, botAliasId: aliasId, botVersion: version },
  UpdateBotLocale: { ...inDraft, description },
  UpdateExport: { exportId: id, ...archive },
  UpdateIntent: { ...inDraft, ...intentId, ...intent, 'slotPriorities[].priority': { min: 0, max: 100 } },
  UpdateResourcePolicy: { resourceArn: arn, policy: { minLength: 2 } },
  UpdateSlot: { ...inDraft, ...slot, slotId: id },
  UpdateSlotType: { ...inDraft, ...slotTypeId, ...slotType },
};
