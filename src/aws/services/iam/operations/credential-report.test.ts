// The credential report, by the real SDK client. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
import {
  CreateLoginProfileCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { iamCloud } from '../testing/iam-cloud.ts';

const hourMs = 60 * 60 * 1000;

test('the report has a line for the root user and for each user, with its keys and their last use', async () => {
  const { iam, user, client } = iamCloud();
  const credentials = await user('alice', { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' });
  await iam.send(new CreateLoginProfileCommand({ UserName: 'alice', Password: 'long enough' }));
  await client(IAMClient, { credentials }).send(new ListUsersCommand({}));
  expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
  expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('COMPLETE');
  const { Content, ReportFormat, GeneratedTime } = await iam.send(new GetCredentialReportCommand({}));
  expect(ReportFormat).toBe('text/csv');
  expect(GeneratedTime).toEqual(new Date('2026-11-01T00:00:00Z'));
  const lines = new TextDecoder()
    .decode(Content)
    .split('\n')
    .map((line) => line.split(','));
  expect(lines.map((line) => line.length)).toEqual([22, 22, 22]);
  const [header = [], root = [], alice = []] = lines;
  const column = (line: string[], name: string) => line[header.indexOf(name)];
  expect(column(root, 'user')).toBe('<root_account>');
  expect(column(alice, 'password_enabled')).toBe('true');
  expect(column(alice, 'access_key_1_active')).toBe('true');
  expect(column(alice, 'access_key_1_last_used_service')).toBe('iam');
  expect(column(alice, 'access_key_2_active')).toBe('false');
});

test('there is none before it is made, and none four hours later', async () => {
  const { iam, advance } = iamCloud();
  const get = () => iam.send(new GetCredentialReportCommand({}));
  await expect(get()).rejects.toMatchObject({ name: 'CredentialReportNotPresentException', $metadata: { httpStatusCode: 410 } });
  await iam.send(new GenerateCredentialReportCommand({}));
  await advance(4 * hourMs);
  await expect(get()).rejects.toMatchObject({ name: 'CredentialReportExpiredException' });
  expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
  await get();
});
