// The rights that exports and imports need: those of the bot that they are of.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { CreateExportCommand, CreateUploadUrlCommand, DescribeExportCommand, LexModelsV2Client } from '@aws-sdk/client-lex-models-v2';
import { expect, test } from 'vitest';
import { lexCloud } from '../testing/lex-cloud.ts';

test('who may export one bot may export and describe that one, and nothing else', async () => {
  const cloud = lexCloud();
  const [mine, other] = [await cloud.bot('Mine'), await cloud.bot('Other')];
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const Resource = `arn:aws:lex:us-east-1:123456789012:bot/${mine.botId}`;
  const Statement = [{ Effect: 'Allow', Action: ['lex:CreateExport', 'lex:DescribeExport'], Resource }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'exports', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
  const lex = cloud.client(LexModelsV2Client, { credentials, clock: cloud.clock });
  const make = ({ botId }: { readonly botId: string }) =>
    new CreateExportCommand({ resourceSpecification: { botExportSpecification: { botId, botVersion: 'DRAFT' } }, fileFormat: 'LexJson' });
  const { exportId } = await lex.send(make(mine));
  expect(await lex.send(new DescribeExportCommand({ exportId }))).toMatchObject({ exportId });
  const denied = { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } };
  await expect(lex.send(make(other))).rejects.toMatchObject(denied);
  const { exportId: ofOther } = await cloud.lex.send(make(other));
  await expect(lex.send(new DescribeExportCommand({ exportId: ofOther }))).rejects.toMatchObject(denied);
  await expect(lex.send(new CreateUploadUrlCommand({}))).rejects.toMatchObject(denied);
});
