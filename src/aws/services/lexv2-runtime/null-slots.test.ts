// Empty slots on the wire, as programs without the SDK for JavaScript see them. Observed: what the AWS CLI prints, events of aws-sam-cli.
import { expect, test } from 'vitest';
import { talkingCloud } from './testing/talk.ts';

test('an empty slot is null in the answer, and may be null in the request', async () => {
  const { aws, bot, intent, build } = talkingCloud();
  const address = await bot();
  const order = await intent(address, 'Order', ['order a boat']);
  await order.slot('Size', 'AMAZON.Number', 'How large?');
  await build(address);
  const authorization = 'AWS4-HMAC-SHA256 Credential=123456789012/20261101/us-east-1/lex/aws4_request, SignedHeaders=host, Signature=ab';
  const headers = { authorization, 'x-amz-date': '20261101T000009Z', 'content-type': 'application/json' };
  const url = `http://localhost:4566/bots/${address.botId}/botAliases/TSTALIASID/botLocales/en_US/sessions/session-1/text`;
  const sessionState = { intent: { name: 'Order', slots: { Size: null } }, dialogAction: { type: 'ElicitIntent' } };
  const body = JSON.stringify({ text: 'order a boat', sessionState });
  const answer = await aws.fetch(new Request(url, { method: 'POST', headers, body }));
  expect(await answer.json()).toMatchObject({ sessionState: { intent: { name: 'Order', slots: { Size: null } } } });
});
