// A code hook from end to end: real code in a zip, invoked by the embedded Lambda, its policy asked.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-attach.html, lambda-response-format.html, quotas.html, paths-code-hook.html
import { PublishVersionCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { prompt } from '../../lexv2-models/testing/lex-cloud.ts';
import { realHookCloud } from '../testing/real-hook.ts';

/** Answers by what was said; what a program would do by slots. */
const TALKATIVE = `async ({ inputTranscript, invocationSource, sessionState: { intent, sessionAttributes } }) => {
  const answer = (dialogAction, state, ...texts) => ({
    sessionState: { dialogAction, intent: { ...intent, ...(state && { state }) }, sessionAttributes: { ...sessionAttributes, last: inputTranscript } },
    messages: texts.map((content) => ({ contentType: 'PlainText', content })),
  });
  if (invocationSource === 'FulfillmentCodeHook') return answer({ type: 'Close' }, 'Fulfilled', 'Booked for {Nights} nights.');
  switch (inputTranscript) {
    case 'Atlantis': return answer({ type: 'ElicitSlot', slotToElicit: 'Location' }, undefined, 'It sank. Where else?');
    case 'Chicago': return answer({ type: 'ConfirmIntent' }, undefined, 'Really {Location}?');
    case 'no': return answer({ type: 'ElicitIntent' }, undefined, 'What else?');
    case 'Rome': return answer({ type: 'Close' }, 'Failed', 'Full.');
    default: return answer({ type: 'Delegate' });
  }
}`;
const both = { dialogCodeHook: { enabled: true }, fulfillmentCodeHook: { enabled: true } };
const says = (value: string) => ({ messageGroups: [{ message: { plainTextMessage: { value } } }] });

async function hotel({ handler = TALKATIVE, settings = {}, intent = both }: { handler?: string; settings?: object; intent?: object } = {}) {
  const cloud = await realHookCloud(handler, settings);
  const address = await cloud.bot('BookTrip');
  const book = await cloud.intent(address, 'BookHotel', ['book a hotel'], intent);
  await book.slot('Location', 'AMAZON.City', 'What city?');
  await book.slot('Nights', 'AMAZON.Number', 'How many nights?');
  await cloud.attach(address);
  await cloud.build(address);
  return { ...cloud, address, hear: (text: string) => cloud.hear(address, text) };
}

test('every dialogAction of a deployed function does what it says, and placeholders in its messages are filled (AWS: lambda-response-format)', async () => {
  const { hear, permit, address, say } = await hotel();
  await permit(address);
  expect(await hear('book a hotel')).toMatchObject({ says: ['What city?'], action: 'ElicitSlot', slot: 'Location' });
  expect(await hear('Atlantis')).toMatchObject({ says: ['It sank. Where else?'], action: 'ElicitSlot', slot: 'Location' });
  expect(await hear('Chicago')).toMatchObject({ says: ['Really Chicago?'], action: 'ConfirmIntent', state: 'InProgress' });
  expect(await hear('no')).toEqual({ says: ['What else?'], action: 'ElicitIntent' });
  for (const text of ['book a hotel', 'Chicago']) await hear(text);
  expect(await hear('yes')).toMatchObject({ says: ['How many nights?'], slot: 'Nights' });
  const done = await say(address, '3');
  expect(done.messages).toEqual([{ content: 'Booked for 3 nights.', contentType: 'PlainText' }]);
  expect(done.sessionState).toMatchObject({
    dialogAction: { type: 'Close' },
    intent: { state: 'Fulfilled' },
    sessionAttributes: { last: '3' },
  });
  await hear('book a hotel');
  expect(await hear('Rome')).toEqual({ says: ['Full.'], action: 'Close', intent: 'BookHotel', state: 'Failed' });
});

test.each([
  ['no permission', undefined],
  ['a permission for another alias', { SourceArn: 'arn:aws:lex:us-east-1:123456789012:bot-alias/ANOTHERBOT/TSTALIASID' }],
  ['a permission for another account', { SourceArn: undefined, SourceAccount: '999999999999' }],
  ['a permission for Lex V1', { Principal: 'lex.amazonaws.com' }],
])('with %s the function is not called, and the user is told which call was refused', async (_why, permission) => {
  const { hear, permit, address } = await hotel();
  if (permission) await permit(address, permission);
  await expect(hear('book a hotel')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringContaining('lambda:InvokeFunction'),
    $metadata: { httpStatusCode: 424 },
  });
});

test('a permission by account lets Lex in, and one that is removed shuts it out', async () => {
  const { hear, permit, lambda, address } = await hotel();
  await permit(address, { SourceArn: undefined, SourceAccount: '123456789012' });
  expect(await hear('book a hotel')).toMatchObject({ slot: 'Location' });
  await lambda.send(new RemovePermissionCommand({ FunctionName: 'hook', StatementId: 'lex' }));
  await expect(hear('Chicago')).rejects.toMatchObject({ name: 'DependencyFailedException' });
});

test('a version of the function has a policy of its own', async () => {
  const { hear, permit, lambda, attach, address } = await hotel();
  const { FunctionArn } = await lambda.send(new PublishVersionCommand({ FunctionName: 'hook' }));
  await attach(address, FunctionArn);
  await permit(address);
  await expect(hear('book a hotel')).rejects.toMatchObject({ name: 'DependencyFailedException' });
  await permit(address, { StatementId: 'version', Qualifier: '1' });
  expect(await hear('book a hotel')).toMatchObject({ slot: 'Location' });
});

test('a function that is not there says so', async () => {
  const { hear, attach, address } = await hotel();
  await attach(address, 'arn:aws:lambda:us-east-1:123456789012:function:nonesuch');
  await expect(hear('book a hotel')).rejects.toThrow(/nonesuch/);
});

test('a function that throws is told with what it threw', async () => {
  const { hear, permit, address } = await hotel({ handler: "() => { throw new TypeError('no such room'); }" });
  await permit(address);
  await expect(hear('book a hotel')).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringMatching(/TypeError.*no such room/),
  });
});

const OUTCOMES = {
  failureResponse: says('It failed.'),
  timeoutResponse: says('It took too long.'),
  successResponse: says('It went well.'),
};

test.each([
  ['times out by its own limit', 'async () => { await sleep(5000); }', { Timeout: 3 }, 'It took too long.'],
  // AWS: "Maximum timeout of a Lambda function: 30 seconds", whatever the function's own is.
  ['works for 31 seconds', 'async () => { await sleep(31000); return {}; }', { Timeout: 60 }, 'It took too long.'],
  ['throws', "() => { throw new Error('no'); }", {}, 'It failed.'],
  [
    'says that the intent has failed',
    "async ({ sessionState: { intent } }) => ({ sessionState: { dialogAction: { type: 'Delegate' }, intent: { ...intent, state: 'Failed' } } })",
    {},
    'It failed.',
  ],
])('a dialog code hook that %s has its own response (AWS: paths-code-hook)', async (_why, handler, settings, reply) => {
  const intent = {
    dialogCodeHook: { enabled: true },
    initialResponseSetting: {
      codeHook: { active: true, enableCodeHookInvocation: true, postCodeHookSpecification: OUTCOMES },
    },
  };
  const { hear, permit, address } = await hotel({ handler, settings, intent });
  await permit(address);
  expect(await hear('book a hotel')).toMatchObject({ says: [reply] });
});

test('a fulfilment that takes too long has its own response, and without one it is an error (AWS: streaming-progress)', async () => {
  const slow = 'async () => { await sleep(31000); return {}; }';
  const fulfillmentCodeHook = { enabled: true, postFulfillmentStatusSpecification: OUTCOMES };
  const patient = await hotel({ handler: slow, settings: { Timeout: 60 }, intent: { fulfillmentCodeHook } });
  await patient.permit(patient.address);
  for (const text of ['book a hotel', 'Chicago']) await patient.hear(text);
  expect(await patient.hear('3')).toEqual({ says: ['It took too long.'], action: 'Close', intent: 'BookHotel', state: 'Failed' });
  const bare = await hotel({ handler: slow, settings: { Timeout: 60 }, intent: { fulfillmentCodeHook: { enabled: true } } });
  await bare.permit(bare.address);
  for (const text of ['book a hotel', 'Chicago']) await bare.hear(text);
  await expect(bare.hear('3')).rejects.toMatchObject({ name: 'DependencyFailedException', message: expect.stringContaining('too long') });
});

test('a code hook that is switched off counts as successful, and is not called (AWS: paths-code-hook)', async () => {
  const { hear } = await hotel({
    handler: "() => { throw new Error('called'); }",
    intent: {
      dialogCodeHook: { enabled: true },
      initialResponseSetting: {
        codeHook: { active: true, enableCodeHookInvocation: false, postCodeHookSpecification: OUTCOMES },
      },
    },
  });
  expect(await hear('book a hotel')).toMatchObject({ says: ['It went well.', 'What city?'] });
});

const closed = (more: string) =>
  `async ({ sessionState: { intent } }) => ({ sessionState: { dialogAction: { type: 'Close' }, intent: { ...intent, state: 'Fulfilled' }, ${more} } })`;

test.each([
  // AWS, quotas: 50 KB of answer; 12 KB of session attributes as base64.
  ['an answer of more than 50 KB', closed("padding: 'x'.repeat(51200)"), /response has more than 51200 bytes/],
  [
    'session attributes of more than 12 KB',
    closed("sessionAttributes: { a: 'x'.repeat(9300) }"),
    /sessionAttributes has more than 12288 bytes/,
  ],
  [
    'Close without a state',
    "async () => ({ sessionState: { dialogAction: { type: 'Close' }, intent: { name: 'BookHotel' } } })",
    /needs sessionState.intent.state/,
  ],
  [
    'ConfirmIntent without messages, where the bot has no prompt',
    "async () => ({ sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent: { name: 'BookHotel' } } })",
    /ConfirmIntent needs messages/,
  ],
  ['a text that is no JSON object', "async () => 'booked'", /the response is not an object/],
])('%s is an invalid response', async (_what, handler, sentence) => {
  const { hear, permit, address } = await hotel({ handler });
  await permit(address);
  const refused = expect(hear('book a hotel')).rejects;
  await refused.toThrow(/^Invalid Lambda Response: /);
  await expect(hear('book a hotel')).rejects.toThrow(sentence);
});

test('session attributes of a little less than 12 KB, and ConfirmIntent with the prompt of the bot, are fine', async () => {
  const large = await hotel({ handler: closed("sessionAttributes: { a: 'x'.repeat(9100) }") });
  await large.permit(large.address);
  expect(await large.hear('book a hotel')).toMatchObject({ state: 'Fulfilled' });
  const handler = "async ({ sessionState: { intent } }) => ({ sessionState: { dialogAction: { type: 'ConfirmIntent' }, intent } })";
  const asking = await hotel({ handler, intent: { ...both, intentConfirmationSetting: { promptSpecification: prompt('Sure?') } } });
  await asking.permit(asking.address);
  expect(await asking.hear('book a hotel')).toMatchObject({ says: ['Sure?'], action: 'ConfirmIntent' });
});

test('an event of more than 12 KB is not sent (AWS: quotas)', async () => {
  const { say, permit, address } = await hotel();
  await permit(address);
  const sessionState = { sessionAttributes: { basket: 'x'.repeat(12_000) } };
  await expect(say(address, 'book a hotel', { sessionState })).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringContaining('more than 12288'),
  });
});
