// CreateExport, DescribeExport, UpdateExport, DeleteExport, ListExports: bots and locales as archives.
// AWS: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateExport.html
import type {
  CreateExportCommandInput,
  CreateExportCommandOutput,
  DeleteExportCommandInput,
  DeleteExportCommandOutput,
  DescribeExportCommandInput,
  DescribeExportCommandOutput,
  ExportResourceSpecification,
  ExportStatus,
  ListExportsCommandInput,
  ListExportsCommandOutput,
  UpdateExportCommandInput,
  UpdateExportCommandOutput,
} from '@aws-sdk/client-lex-models-v2';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import type { Answer } from '../answer.ts';
import { zippedBot, zippedLocale } from '../archive/archive-files.ts';
import type { Bots } from '../bots.ts';
import { conflict, invalid, notEmbedded, notFound, parentMissing, preconditionFailed } from '../errors.ts';
import { DURATIONS } from '../limits.ts';
import { listed } from '../paging.ts';
import { botStatusOf, isBetween, localeStatusOf } from '../states.ts';
import { signedAddress } from '../transfers/own-address.ts';
import type { Export } from '../transfers/transfer.ts';
import type { Transfers } from '../transfers/transfers.ts';

const PASSWORD = 'an archive that is protected by a password (filePassword)';

/** Takes the bot as it is now. */
export const createExport =
  (transfers: Transfers): Operation<CreateExportCommandInput, Answer<CreateExportCommandOutput>> =>
  ({ resourceSpecification: specification = {}, fileFormat, filePassword }, { account, region }) => {
    const place = { account, region };
    checkSpecification(specification);
    // AWS: TSV is for custom vocabularies, CSV for test sets.
    if (fileFormat !== 'LexJson') throw invalid('The fileFormat of the export of a bot or a locale is LexJson.');
    if (filePassword !== undefined) throw notEmbedded(PASSWORD);
    const begun = transfers.begun(place);
    const made: Export = {
      ...begun,
      ...archiveOf(transfers.bots, place, specification, begun.id),
      specification,
      readyMs: transfers.now + DURATIONS.exportMs,
    };
    transfers.addExport(made);
    const { lastUpdatedDateTime: _same, ...created } = described(made, transfers.now);
    return created;
  };

/** Each call gives an address of its own, which is valid for five minutes. */
export const describeExport =
  (transfers: Transfers): Operation<DescribeExportCommandInput, Answer<DescribeExportCommandOutput>> =>
  ({ exportId }, context) => {
    const found = existing(transfers, context, exportId);
    const answer = described(found, transfers.now);
    if (answer.exportStatus !== 'Completed') return answer;
    const { fileName } = found;
    return { ...answer, downloadUrl: signedAddress(context.request, { kind: 'exports', fileName, nowMs: transfers.now }, found) };
  };

/** AWS: it is for the password; without one the archive has none, which it never has here. */
export const updateExport =
  (transfers: Transfers): Operation<UpdateExportCommandInput, Answer<UpdateExportCommandOutput>> =>
  ({ exportId, filePassword }, context) => {
    const found = existing(transfers, context, exportId);
    if (filePassword !== undefined) throw notEmbedded(PASSWORD);
    const status = statusOf(found, transfers.now);
    if (status !== 'Completed') throw conflict(`The export ${found.id} is in state ${status}.`);
    found.updatedMs = transfers.now;
    return described(found, transfers.now);
  };

export const deleteExport =
  (transfers: Transfers): Operation<DeleteExportCommandInput, Answer<DeleteExportCommandOutput>> =>
  ({ exportId }, context) => {
    const found = transfers.findExport(context, exportId);
    if (!found) throw parentMissing();
    if (found.goneMs !== undefined) throw preconditionFailed(`The export ${found.id} is in state Deleting.`);
    found.goneMs = transfers.now + DURATIONS.deletionMs;
    return { exportId: found.id, exportStatus: 'Deleting' };
  };

export const listExports =
  (transfers: Transfers): Operation<ListExportsCommandInput, Answer<ListExportsCommandOutput>> =>
  (input, context) => {
    const { botId, botVersion, localeId } = input;
    const ofBot = transfers.exports(context).filter((made) => {
      const { botExportSpecification: bot, botLocaleExportSpecification: locale } = made.specification;
      return (
        (botId === undefined || made.botId === botId) &&
        (botVersion === undefined || (bot ?? locale)?.botVersion === botVersion) &&
        (localeId === undefined || locale?.localeId === localeId)
      );
    });
    const { items, nextToken } = listed(ofBot, input, {
      attributeOf: ({ specification, updatedMs }, name) => (name === 'ExportResourceType' ? typeOf(specification) : updatedMs),
      idOf: ({ id }) => id,
      defaultAttribute: 'LastUpdatedDateTime',
    });
    const exportSummaries = items.map((made) => described(made, transfers.now));
    return { botId, botVersion, localeId, exportSummaries, ...(nextToken !== undefined && { nextToken }) };
  };

/** Throws AwsError ValidationException or NotImplemented. */
function checkSpecification(specification: ExportResourceSpecification): void {
  // AWS: "You can only specify one type of resource to export."
  if (Object.keys(specification).length !== 1) throw invalid('resourceSpecification must name exactly one type of resource.');
  if (specification.customVocabularyExportSpecification) throw notEmbedded('the export of a custom vocabulary');
  if (specification.testSetExportSpecification) throw notEmbedded('the export of a test set');
}

/** Throws AwsError ResourceNotFoundException, or ConflictException while it comes or goes. */
function archiveOf(
  bots: Bots,
  place: Place,
  { botExportSpecification, botLocaleExportSpecification: ofLocale }: ExportResourceSpecification,
  exportId: string,
): Pick<Export, 'botId' | 'fileName' | 'zip'> {
  const { botId, botVersion } = ofLocale ?? botExportSpecification ?? {};
  const bot = bots.bot(place, botId);
  const version = bots.version(place, botId, botVersion);
  const status = botStatusOf(bot, bots.now);
  if (status !== 'Available') throw conflict(`The bot ${bot.botId} is in state ${status}: wait until it is Available.`);
  const locales = ofLocale ? [bots.locale(place, ofLocale)] : Object.values(version.locales);
  for (const locale of locales) {
    const localeStatus = localeStatusOf(locale, bots.now);
    if (isBetween(localeStatus)) throw conflict(`The locale ${locale.localeId} is in state ${localeStatus}: it cannot be exported now.`);
  }
  const name = `${(version.settings ?? bot.settings).botName}_${version.version}`;
  const [locale] = locales;
  // AWS: the guide's names of the archives; they differ so.
  if (ofLocale && locale)
    return {
      botId: bot.botId,
      fileName: `${name}_${locale.localeId}_${exportId}_LEX_JSON.zip`,
      zip: zippedLocale(locale, version.version),
    };
  return { botId: bot.botId, fileName: `${name}_${exportId}_LexJson.zip`, zip: zippedBot(bot, version) };
}

function existing(transfers: Transfers, place: Place, exportId: string | undefined): Export {
  const found = transfers.findExport(place, exportId);
  if (!found) throw notFound();
  return found;
}

function statusOf({ goneMs, readyMs }: Export, nowMs: number): ExportStatus {
  if (goneMs !== undefined) return 'Deleting';
  return nowMs >= readyMs ? 'Completed' : 'InProgress';
}

const typeOf = ({ botExportSpecification }: ExportResourceSpecification) => (botExportSpecification ? 'Bot' : 'BotLocale');

function described(made: Export, nowMs: number) {
  return {
    exportId: made.id,
    resourceSpecification: made.specification,
    fileFormat: 'LexJson' as const,
    exportStatus: statusOf(made, nowMs),
    creationDateTime: new Date(made.createdMs),
    lastUpdatedDateTime: new Date(Math.max(made.updatedMs, Math.min(made.readyMs, nowMs))),
  };
}
