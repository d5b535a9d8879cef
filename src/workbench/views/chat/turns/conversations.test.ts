// The log of calls of conversations with the embedded Lex, by the real client, read as turns.
// Source: https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html
import { DeleteSessionCommand, PutSessionCommand, RecognizeTextCommand, RecognizeUtteranceCommand } from '@aws-sdk/client-lex-runtime-v2';
import { expect, test } from 'vitest';
import { registrar } from '../testing/registrar.ts';
import { conversationsOf, programTurns } from './conversations.ts';

test('turns are gathered by session, in the order in which the sessions began', async () => {
  const { lex, session, calls } = await registrar();
  await lex.send(new RecognizeTextCommand({ ...session('ada'), text: 'I want to register' }));
  await lex.send(new RecognizeTextCommand({ ...session('bob'), text: 'show me the talks' }));
  await lex.send(new RecognizeTextCommand({ ...session('ada'), text: 'on 12 March 2027' }));
  const conversations = conversationsOf(programTurns(calls));
  expect(conversations.map(({ address, turns }) => [address.sessionId, turns.map(({ said }) => said)])).toEqual([
    ['ada', ['I want to register', 'on 12 March 2027']],
    ['bob', ['show me the talks']],
  ]);
});

test('an answer has its messages, its interpretations, and the state that the conversation is in', async () => {
  const { lex, session, calls } = await registrar();
  await lex.send(new RecognizeTextCommand({ ...session('ada'), text: 'sign me up for security' }));
  const [turn] = programTurns(calls);
  expect(turn?.answer).toMatchObject({
    kind: 'answered',
    messages: [{ kind: 'text', text: 'Which day will you come?' }],
    interpretations: [{ intent: 'RegisterUserForEvent', score: 1 }, { intent: 'FallbackIntent' }, { intent: 'ListTalks' }],
    state: {
      intent: {
        name: 'RegisterUserForEvent',
        state: 'InProgress',
        slots: [
          { name: 'eventDate', kind: 'empty' },
          { name: 'track', kind: 'value', original: 'security', interpreted: 'security', resolved: ['security'] },
        ],
      },
      action: { type: 'ElicitSlot', slot: 'eventDate' },
    },
  });
});

test('PutSession, RecognizeUtterance and DeleteSession are turns too: the first two answer in headers', async () => {
  const { lex, session, calls } = await registrar();
  const state = { dialogAction: { type: 'ElicitSlot', slotToElicit: 'track' }, intent: { name: 'RegisterUserForEvent' } } as const;
  await lex.send(new PutSessionCommand({ ...session('ada'), sessionState: state }));
  const inputStream = new TextEncoder().encode('serverless');
  await lex.send(new RecognizeUtteranceCommand({ ...session('ada'), requestContentType: 'text/plain;charset=utf-8', inputStream }));
  await lex.send(new DeleteSessionCommand(session('ada')));
  const [put, utterance, deleted] = programTurns(calls);
  expect(put).toMatchObject({ answer: { messages: [{ text: 'Which track?' }], state: { action: { slot: 'track' } } } });
  expect(put?.said).toBeUndefined();
  expect(utterance).toMatchObject({ said: 'serverless', answer: { messages: [{ text: 'Which day will you come?' }] } });
  expect(deleted?.answer).toEqual({ kind: 'forgotten' });
});

test('what Lex refuses is told with its code and its sentence', async () => {
  const { lex, session, calls } = await registrar();
  await lex.send(new RecognizeTextCommand({ ...session('x'), text: '' })).catch(() => {});
  await lex.send(new RecognizeTextCommand({ ...session('ada'), localeId: 'de_DE', text: 'Hallo' })).catch(() => {});
  expect(programTurns(calls).map(({ answer }) => answer.kind === 'refused' && answer.code)).toEqual([
    'ValidationException',
    'ResourceNotFoundException',
  ]);
});
