// CreateUploadUrl, StartImport, DescribeImport, DeleteImport, ListImports: bots and locales out of archives.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_StartImport.html
import type {
  CreateUploadUrlCommandInput,
  CreateUploadUrlCommandOutput,
  DeleteImportCommandInput,
  DeleteImportCommandOutput,
  DescribeImportCommandInput,
  DescribeImportCommandOutput,
  ImportResourceSpecification,
  ImportStatus,
  ListImportsCommandInput,
  ListImportsCommandOutput,
  StartImportCommandInput,
  StartImportCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { conflict, invalid, notEmbedded, notFound, parentMissing, preconditionFailed } from '../errors.ts';
import { DURATIONS } from '../limits.ts';
import { listed } from '../paging.ts';
import { signedAddress } from '../transfers/own-address.ts';
import { startedImport } from '../transfers/started-import.ts';
import type { Import, StartedImport } from '../transfers/transfer.ts';
import type { Transfers } from '../transfers/transfers.ts';

type Started = Import & { readonly started: StartedImport };

export const createUploadUrl =
  (transfers: Transfers): Operation<CreateUploadUrlCommandInput, Answer<CreateUploadUrlCommandOutput>> =>
  (_input, { account, region, request }) => {
    const made = transfers.begun({ account, region });
    transfers.addImport(made);
    const uploadUrl = signedAddress(request, { kind: 'imports', fileName: 'archive.zip', nowMs: transfers.now }, made);
    return { importId: made.id, uploadUrl };
  };

export const startImport =
  (transfers: Transfers): Operation<StartImportCommandInput, Answer<StartImportCommandOutput>> =>
  ({ importId, resourceSpecification: specification = {}, mergeStrategy = 'FailOnConflict', filePassword }, { account, region }) => {
    const place = { account, region };
    const found = transfers.findImport(place, importId);
    if (!found) throw notFound();
    checkSpecification(specification);
    if (filePassword !== undefined) throw notEmbedded('an archive that is protected by a password (filePassword)');
    // AWS: "This is available only for the bot locale."
    if (mergeStrategy === 'Append' && !specification.botLocaleImportSpecification)
      throw invalid('The mergeStrategy Append is for locales: a bot can be overwritten.');
    if (found.started) throw conflict(`The import ${found.id} was started before.`);
    if (!found.zip) throw invalid(`Nothing was uploaded for the import ${found.id}: PUT the archive to its uploadUrl first.`);
    found.started = startedImport(transfers.bots, place, specification, mergeStrategy, found.zip);
    found.updatedMs = transfers.now;
    delete found.zip;
    const { importId: id, importStatus, creationDateTime } = described(found as Started, transfers.now);
    return { importId: id, resourceSpecification: specification, mergeStrategy, importStatus, creationDateTime };
  };

export const describeImport =
  (transfers: Transfers): Operation<DescribeImportCommandInput, Answer<DescribeImportCommandOutput>> =>
  ({ importId }, context) => {
    const found = transfers.findImport(context, importId);
    // Inferred: an upload that was not started is no import yet.
    if (!found?.started) throw notFound();
    const { importedResourceType: _type, ...answer } = described(found as Started, transfers.now);
    const { specification, failureReasons } = found.started;
    return {
      ...answer,
      resourceSpecification: specification,
      failureReasons: answer.importStatus === 'Failed' ? [...failureReasons] : [],
    };
  };

export const deleteImport =
  (transfers: Transfers): Operation<DeleteImportCommandInput, Answer<DeleteImportCommandOutput>> =>
  ({ importId }, context) => {
    const found = transfers.findImport(context, importId);
    if (!found) throw parentMissing();
    if (found.goneMs !== undefined) throw preconditionFailed(`The import ${found.id} is in state Deleting.`);
    found.goneMs = transfers.now + DURATIONS.deletionMs;
    return { importId: found.id, importStatus: 'Deleting' };
  };

export const listImports =
  (transfers: Transfers): Operation<ListImportsCommandInput, Answer<ListImportsCommandOutput>> =>
  (input, context) => {
    const { botId, botVersion, localeId } = input;
    const ofBot = startedOf(transfers, context).filter(({ started: { botId: of, specification } }) => {
      const locale = specification.botLocaleImportSpecification;
      return (botId === undefined || of === botId) && (localeId === undefined || locale?.localeId === localeId);
    });
    const { items, nextToken } = listed(ofBot, input, {
      attributeOf: ({ started, updatedMs }, name) => (name === 'ImportResourceType' ? typeOf(started.specification) : updatedMs),
      idOf: ({ id }) => id,
      defaultAttribute: 'LastUpdatedDateTime',
    });
    const importSummaries = items.map((found) => described(found, transfers.now));
    return { botId, botVersion, localeId, importSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

const startedOf = (transfers: Transfers, place: Place) =>
  transfers.imports(place).filter((found): found is Started => found.started !== undefined);

/** Throws AwsError ValidationException or NotImplemented. */
function checkSpecification(specification: ImportResourceSpecification): void {
  if (Object.keys(specification).length !== 1) throw invalid('resourceSpecification must name exactly one type of resource.');
  if (specification.customVocabularyImportSpecification) throw notEmbedded('the import of a custom vocabulary');
  if (specification.testSetImportResourceSpecification) throw notEmbedded('the import of a test set');
}

function statusOf({ goneMs, started }: Started, nowMs: number): ImportStatus {
  if (goneMs !== undefined) return 'Deleting';
  if (nowMs < started.doneMs) return 'InProgress';
  return started.failureReasons.length > 0 ? 'Failed' : 'Completed';
}

const typeOf = ({ botImportSpecification }: ImportResourceSpecification) => (botImportSpecification ? 'Bot' : 'BotLocale');

function described(found: Started, nowMs: number) {
  const { startedMs, doneMs, mergeStrategy, specification, botId, failureReasons } = found.started;
  const { botImportSpecification: bot, botLocaleImportSpecification: locale } = specification;
  const importedResourceId = failureReasons.length > 0 ? undefined : (locale?.localeId ?? botId);
  return {
    importId: found.id,
    ...(importedResourceId !== undefined && { importedResourceId }),
    ...(bot && { importedResourceName: bot.botName }),
    importedResourceType: typeOf(specification) as 'Bot' | 'BotLocale',
    mergeStrategy,
    importStatus: statusOf(found, nowMs),
    creationDateTime: new Date(startedMs),
    lastUpdatedDateTime: new Date(Math.max(found.updatedMs, Math.min(doneMs, nowMs))),
  };
}
