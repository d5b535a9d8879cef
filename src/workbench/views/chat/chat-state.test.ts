// Talking to the bot of a run in the panel: the real embedded Lex answers, by the way that a session asks. Source of truth: README.md.
import { RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { askCloud } from '../../../lab/ask-cloud.ts';
import { virtualTime } from '../../../lab/target-embedded.ts';
import { noProgress, type ProgressEvent, reduceProgress } from '../../../progress/progress.ts';
import { EMPTY_RUN_LOG, type RunLog } from '../../state/run-log.ts';
import { ChatState, type ChatStore } from './chat-state.ts';
import { registrar } from './testing/registrar.ts';

/** The chat after a run in which the program said these words, on a cloud that is still there. */
async function afterRun(...words: readonly string[]) {
  const cloud = await registrar();
  for (const text of words) await cloud.lex.send(new RecognizeTextCommand({ ...cloud.session('program'), text }));
  const { aws, clock } = cloud;
  const target = {
    label: 'the embedded AWS',
    fetch: aws.fetch,
    time: virtualTime(clock, aws.scheduler),
    account: '123456789012',
    region: 'us-east-1',
    suffix: '',
    observe: aws.observe,
  };
  const progress = signal(noProgress('sample'));
  const store: ChatStore = {
    ask: (request) => askCloud(target, request, { settleForMs: 0, signal: new AbortController().signal }),
    progress,
    dispatch: (event: ProgressEvent) => {
      progress.value = reduceProgress(progress.value, event);
    },
  };
  const log = signal<RunLog>({ ...EMPTY_RUN_LOG, state: 'done', calls: cloud.calls });
  const chat = new ChatState(store, log);
  const saidIn = () => chat.conversation.value?.turns.map(({ said, answer }) => [said, answer.kind === 'answered' && answer.messages]);
  return { ...cloud, chat, log, progress, saidIn };
}

test('what is said goes on in the conversation that is looked at, with the session that the program had', async () => {
  const { chat } = await afterRun('sign me up for security');
  await chat.say('on 12 March 2027');
  const [first, second] = chat.conversation.value?.turns ?? [];
  expect([first?.by, second?.by]).toEqual(['program', 'visitor']);
  expect(second?.answer).toMatchObject({ messages: [{ text: 'Shall I register you?' }] });
});

test('a new conversation is a fresh session: the bot knows nothing of the others', async () => {
  const { chat, saidIn } = await afterRun('sign me up for security');
  chat.begin();
  await chat.say('I want to register');
  expect(saidIn()).toEqual([['I want to register', [{ kind: 'text', text: 'Which day will you come?' }]]]);
  expect(chat.conversations.value).toHaveLength(2);
});

test('what the cloud tells of a turn is found by the id of its request', async () => {
  const { chat } = await afterRun();
  await chat.say('show me the talks');
  const turn = chat.conversation.value?.turns[0];
  expect(chat.told.value.get(turn?.requestId ?? '')).toMatchObject({ text: 'show me the talks', threshold: 0.4 });
});

test('a conversation that is saved passes at once; the copy of before the next run stays to be read', async () => {
  const { chat, progress } = await afterRun();
  await chat.say('show me the talks');
  const shown = chat.conversation.value;
  if (!shown) throw new Error('Something was said.');
  const { id } = chat.save(shown);
  await expect.poll(() => chat.verdicts.value.get(id)).toEqual({ kind: 'passed' });
  expect(progress.value.conversations).toMatchObject([{ name: 'show me the talks', bot: 'registrar' }]);
  chat.hear({ kind: 'run-started' });
  expect(chat.former.value.map(({ turns }) => turns.map(({ said }) => said))).toEqual([['show me the talks']]);
  expect(chat.isCloudNew).toBe(true);
});

test('after a run the saved conversations are played with its bot, and a failed one can be looked at', async () => {
  const { chat, progress } = await afterRun();
  await chat.say('show me the talks');
  const shown = chat.conversation.value;
  if (!shown) throw new Error('Something was said.');
  const saved = chat.save(shown);
  chat.keep({ ...saved, turns: saved.turns.map((turn) => ({ ...turn, expected: { ...turn.expected, messages: ['There are six.'] } })) });
  await chat.runEnded();
  expect(chat.verdicts.value.get(saved.id)).toEqual({
    kind: 'failed',
    turn: 1,
    because: 'The bot says “Ask at the desk.”; expected: “There are six.”.',
  });
  expect(chat.conversations.value.some(({ key }) => key.includes('/test-'))).toBe(true);
  chat.remove(saved.id);
  expect(progress.value.conversations).toEqual([]);
});

test('an answer that arrives after the next run has begun is dropped with its cloud', async () => {
  const { chat } = await afterRun();
  const saying = chat.say('show me the talks');
  chat.hear({ kind: 'run-started' });
  await saying;
  expect(chat.conversations.value).toEqual([]);
  expect(chat.talk.value).toEqual({ kind: 'idle' });
});

test('a bot that the log does not name is found by asking for the list', async () => {
  const { chat, log, address } = await afterRun();
  log.value = { ...log.value, calls: [] };
  await chat.runEnded();
  expect(chat.bots.value).toMatchObject([{ botId: address.botId, botName: 'registrar', localeId: 'en_US' }]);
});
