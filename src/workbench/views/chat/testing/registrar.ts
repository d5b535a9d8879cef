// A conference's bot on the embedded AWS, with the log of calls as a session keeps it. For tests.
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import type { Observation } from '../../../../aws/core/ports.ts';
import { type Address, prompt } from '../../../../aws/services/lexv2-models/testing/lex-cloud.ts';
import { closing, talkingCloud } from '../../../../aws/services/lexv2-runtime/testing/talk.ts';
import { clientFor } from '../../../../aws/testing/sdk-client.ts';
import { testCloud } from '../../../../aws/testing/test-cloud.ts';
import { loggedFetch } from '../../../../lab/call-log.ts';
import type { CallRecord } from '../../../../lab/run-events.ts';

/** The bot `registrar`, built: it registers a visitor for a day and a track, and asks whether that is right. */
export async function registrar() {
  const plain = testCloud();
  const calls: CallRecord[] = [];
  const observations: Observation[] = [];
  plain.aws.observe((observation) => observations.push(observation));
  const fetch = loggedFetch(
    plain.aws.fetch,
    () => plain.clock.now(),
    (call) => calls.push(call),
  );
  const client: typeof plain.client = (type, options) => clientFor({ fetch }, type, { clock: plain.clock, ...options });
  const cloud = talkingCloud({ ...plain, client });
  const address: Address = await cloud.bot('registrar');
  const register = await cloud.intent(address, 'RegisterUserForEvent', ['I want to register', 'sign me up for {track}'], {
    intentConfirmationSetting: { promptSpecification: prompt('Shall I register you?'), active: true } as never,
    ...{ intentClosingSetting: closing('See you there!') },
  });
  const tracks = await cloud.slotType(address, 'Tracks', ['serverless', 'security']);
  await register.slot('eventDate', 'AMAZON.Date', 'Which day will you come?');
  await register.slot('track', tracks, 'Which track?');
  await cloud.intent(address, 'ListTalks', ['which talks are there', 'what can I hear', 'show me the talks'], {
    intentClosingSetting: closing('Ask at the desk.'),
  });
  await cloud.build(address);
  const session = (sessionId: string) => ({ ...cloud.addressOf(address), sessionId });
  return { ...cloud, address, calls, observations, session, lex: client(LexRuntimeV2Client) };
}
