// Exports and imports in snapshots, and the rights that they need.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html
import { CreateExportCommand, CreateUploadUrlCommand, DescribeExportCommand, ListExportsCommand } from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { DURATIONS } from '../limits.ts';
import { lexCloud } from '../testing/lex-cloud.ts';

test('a snapshot holds exports and uploads with their addresses', async () => {
  const { aws, lex, advance, bot } = lexCloud();
  const { botId } = await bot();
  const resourceSpecification = { botExportSpecification: { botId, botVersion: 'DRAFT' } };
  const { exportId } = await lex.send(new CreateExportCommand({ resourceSpecification, fileFormat: 'LexJson' }));
  const { uploadUrl = '' } = await lex.send(new CreateUploadUrlCommand({}));
  await advance(DURATIONS.exportMs);
  const { downloadUrl = '' } = await lex.send(new DescribeExportCommand({ exportId }));
  const taken = await aws.snapshot();
  const later = lexCloud();
  await later.aws.restore(taken);
  expect((await later.lex.send(new ListExportsCommand({ botId }))).exportSummaries).toMatchObject([{ exportId }]);
  expect((await later.aws.fetch(new Request(downloadUrl))).status).toBe(200);
  expect((await later.aws.fetch(new Request(uploadUrl, { method: 'PUT', body: 'zip' }))).status).toBe(200);
});
