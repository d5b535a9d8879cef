// boto3 and the AWS CLI, unmodified, against both APIs of Lex V2. Source: issue 9, "Real clients".
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { isThere, runClient } from './clients/endpoint.ts';

let endpoint: RunningEndpoint;
beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('boto3 makes a bot, waits for it with its waiters, talks to it, and carries it away in an archive', async (context) => {
  if (!(await isThere('python3', '-c', 'import boto3'))) context.skip('boto3 not installed');
  const script = fileURLToPath(new URL('clients/lex-tour.py', import.meta.url));
  const { status, out, err } = await runClient('python3', [script], { endpoint: endpoint.url });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(JSON.parse(out)).toEqual({
    'slots without an order': 'Building',
    'is not built': 'WaiterError',
    because: true,
    asked: [['Which flowers?'], ['Which day?']],
    'null slots': null,
    confirmed: ['Your roses on 2030-12-24?'],
    'no permission': 'DependencyFailedException',
    fulfilled: ['Thanks for the roses.'],
    attributes: { ordered: 'yes' },
    'in headers': 'Which day?',
    'deleted session': 'tour',
    'session gone': 'ResourceNotFoundException',
    archive: ['Flowers/Bot.json', 'Flowers/BotLocales/en_US/BotLocale.json'],
    bots: ['Copy', 'Flowers'],
    'built in': true,
    'no such bot': 'ResourceNotFoundException',
    'wrong id': 'ValidationException',
  });
}, 240_000);

test('the AWS CLI makes a bot, waits, builds it and talks to it', async (context) => {
  if (!(await isThere('aws', '--version'))) context.skip('the AWS CLI is not installed');
  /** The words as they are: JSON has spaces. */
  async function aws(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
    const { status, out, err } = await runClient('aws', words, { endpoint: endpoint.url, account: '210987654321' });
    if (status !== 0) throw new Error(err.trim());
    return JSON.parse(out || '{}');
  }
  const models = (operation: string, ...words: readonly string[]) => aws('lexv2-models', operation, ...words);
  const runtime = (operation: string, ...words: readonly string[]) => aws('lexv2-runtime', operation, ...words);
  const roleArn = 'arn:aws:iam::210987654321:role/lex-bot';
  const settings = ['--role-arn', roleArn, '--data-privacy', 'childDirected=false', '--idle-session-ttl-in-seconds', '300'];
  const botId = String((await models('create-bot', '--bot-name', 'Greeter', ...settings)).botId);
  await models('wait', 'bot-available', '--bot-id', botId);
  const locale = ['--bot-id', botId, '--bot-version', 'DRAFT', '--locale-id', 'en_US'];
  await models('create-bot-locale', ...locale, '--nlu-intent-confidence-threshold', '0.4');
  await models('wait', 'bot-locale-created', ...locale);
  const closing = JSON.stringify({ closingResponse: { messageGroups: [{ message: { plainTextMessage: { value: 'Hello!' } } }] } });
  const greet = ['--intent-name', 'Greet', '--sample-utterances', 'utterance=good morning', 'utterance=hello'];
  await models('create-intent', ...locale, ...greet, '--intent-closing-setting', closing);
  await models('build-bot-locale', ...locale);
  await models('wait', 'bot-locale-built', ...locale);
  const session = ['--bot-id', botId, '--bot-alias-id', 'TSTALIASID', '--locale-id', 'en_US', '--session-id', 'cli'];
  expect(await runtime('recognize-text', ...session, '--text', 'good morning')).toMatchObject({
    messages: [{ content: 'Hello!', contentType: 'PlainText' }],
    sessionState: { intent: { name: 'Greet', state: 'Fulfilled' }, dialogAction: { type: 'Close' } },
  });
  expect(await runtime('get-session', ...session)).toMatchObject({ sessionId: 'cli' });
  expect(await models('list-intents', ...locale)).toMatchObject({
    intentSummaries: expect.arrayContaining([expect.objectContaining({ intentName: 'Greet' })]),
  });
  await expect(runtime('recognize-text', ...session, '--text', 'a'.repeat(1025))).rejects.toThrow(/ValidationException/);
}, 240_000);
