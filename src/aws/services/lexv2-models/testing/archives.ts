// Exports and imports by the real client, and the archives that lie between. For tests.
import {
  CreateExportCommand,
  CreateUploadUrlCommand,
  DescribeExportCommand,
  DescribeImportCommand,
  type ExportResourceSpecification,
  type ImportResourceSpecification,
  type LexModelsV2Client,
  type MergeStrategy,
  StartImportCommand,
} from '@aws-sdk/client-lex-models-v2';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TestCloud } from '../../../testing/test-cloud.ts';
import { DURATIONS } from '../limits.ts';
import { BOT } from './lex-cloud.ts';

export interface ArchiveCloud extends Pick<TestCloud, 'advance'> {
  readonly aws: Pick<TestCloud['aws'], 'fetch'>;
  readonly lex: LexModelsV2Client;
}

/** A file's content by its path. */
export type Files = Readonly<Record<string, unknown>>;

export async function exported(
  { lex, advance, aws }: ArchiveCloud,
  resourceSpecification: ExportResourceSpecification,
): Promise<Uint8Array> {
  const { exportId } = await lex.send(new CreateExportCommand({ resourceSpecification, fileFormat: 'LexJson' }));
  await advance(DURATIONS.exportMs);
  const { downloadUrl = '' } = await lex.send(new DescribeExportCommand({ exportId }));
  return new Uint8Array(await (await aws.fetch(new Request(downloadUrl))).arrayBuffer());
}

/** Uploads the archive. Gives the id of its import. */
export async function uploaded({ lex, aws }: ArchiveCloud, zip: Uint8Array): Promise<string> {
  const { importId = '', uploadUrl = '' } = await lex.send(new CreateUploadUrlCommand({}));
  const { status } = await aws.fetch(new Request(uploadUrl, { method: 'PUT', body: zip.slice() }));
  if (status !== 200) throw new Error(`The upload was answered with ${status}.`);
  return importId;
}

/** What DescribeImport says when the import is over. */
export async function imported(
  cloud: ArchiveCloud,
  zip: Uint8Array,
  resourceSpecification: ImportResourceSpecification,
  mergeStrategy: MergeStrategy = 'FailOnConflict',
) {
  const importId = await uploaded(cloud, zip);
  await cloud.lex.send(new StartImportCommand({ importId, resourceSpecification, mergeStrategy }));
  await cloud.advance(DURATIONS.importMs);
  return await cloud.lex.send(new DescribeImportCommand({ importId }));
}

export const asBot = (botName: string): ImportResourceSpecification => ({
  botImportSpecification: { botName, roleArn: BOT.roleArn, dataPrivacy: BOT.dataPrivacy },
});

export const zipOf = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, strToU8(typeof content === 'string' ? content : JSON.stringify(content))]),
    ),
  );

export const filesOf = (zip: Uint8Array): Files =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, JSON.parse(strFromU8(bytes))]));

export const manifest = (resourceType: string) => ({ metaData: { fileFormat: 'LexJson', resourceType, schemaVersion: '1' } });
