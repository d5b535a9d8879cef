// A lab made up for looking at the view: a bot with slots, a card, a code hook, and some conversations. Run in Node, on the embedded AWS.
import { nodeCompiler } from '../../../lab/compile-node.ts';
import type { Lab } from '../../../lab/definition.ts';
import { nodeSession } from '../../../lab/node-session.ts';
import type { CallRecord } from '../../../lab/run-events.ts';
import type { LabSession } from '../../../lab/session.ts';
import type { StreamEvent } from '../stream/stream-event.ts';

const PACKAGES = ['@aws-sdk/client-lex-models-v2', '@aws-sdk/client-lex-runtime-v2', '@aws-sdk/client-lambda'];

const MAIN = `import { AddPermissionCommand, CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import {
  BuildBotLocaleCommand, CreateBotCommand, CreateBotLocaleCommand, CreateIntentCommand, CreateSlotCommand, CreateSlotTypeCommand,
  LexModelsV2Client, UpdateBotAliasCommand, UpdateIntentCommand, waitUntilBotAvailable, waitUntilBotLocaleBuilt, waitUntilBotLocaleCreated,
} from '@aws-sdk/client-lex-models-v2';
import { LexRuntimeV2Client, PutSessionCommand, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { bundle, name, role } from 'workshop';

const models = new LexModelsV2Client({});
const lambda = new LambdaClient({});
const { FunctionArn } = await lambda.send(new CreateFunctionCommand({
  FunctionName: name('check-date'), Runtime: 'nodejs22.x', Handler: 'handler.handler', Role: role, Code: { ZipFile: bundle('handler.ts') },
}));
await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: name('check-date') });
await lambda.send(new AddPermissionCommand({
  FunctionName: name('check-date'), StatementId: 'lex', Action: 'lambda:InvokeFunction', Principal: 'lexv2.amazonaws.com',
}));
const { botId } = await models.send(new CreateBotCommand({
  botName: name('registrar'), roleArn: role, dataPrivacy: { childDirected: false }, idleSessionTTLInSeconds: 3600,
}));
await waitUntilBotAvailable({ client: models, maxWaitTime: 120 }, { botId });
const place = { botId, botVersion: 'DRAFT', localeId: 'en_US' };
await models.send(new CreateBotLocaleCommand({ ...place, nluIntentConfidenceThreshold: 0.4 }));
await waitUntilBotLocaleCreated({ client: models, maxWaitTime: 120 }, place);
const text = (value) => ({ message: { plainTextMessage: { value } } });
const prompt = (value, more = []) => ({ maxRetries: 2, messageGroups: [text(value), ...more] });
const closing = (value) => ({ closingResponse: { messageGroups: [text(value)] } });
const samples = (...texts) => texts.map((utterance) => ({ utterance }));
const track = await models.send(new CreateSlotTypeCommand({
  ...place, slotTypeName: 'Track', valueSelectionSetting: { resolutionStrategy: 'TopResolution' },
  slotTypeValues: [
    { sampleValue: { value: 'serverless' }, synonyms: [{ value: 'lambda' }] },
    { sampleValue: { value: 'security' } },
    { sampleValue: { value: 'chat bots' }, synonyms: [{ value: 'lex' }] },
  ],
}));
const intent = {
  ...place, intentName: 'RegisterUserForEvent', dialogCodeHook: { enabled: true },
  sampleUtterances: samples('I want to register', 'sign me up for {track}', 'register me for {eventDate}', 'I would like to attend'),
  intentConfirmationSetting: { promptSpecification: prompt('Shall I register you for {track} on {eventDate}?'), active: true },
  intentClosingSetting: closing('You are registered. See you there!'),
};
const { intentId } = await models.send(new CreateIntentCommand(intent));
const slot = async (slotName, slotTypeId, promptSpecification) =>
  (await models.send(new CreateSlotCommand({
    ...place, intentId, slotName, slotTypeId, valueElicitationSetting: { slotConstraint: 'Required', promptSpecification },
  }))).slotId;
const card = { message: { imageResponseCard: {
  title: 'Tracks', subtitle: 'Each has six talks', imageUrl: 'https://example.com/tracks.png',
  buttons: [{ text: 'Serverless', value: 'serverless' }, { text: 'Security', value: 'security' }, { text: 'Chat bots', value: 'chat bots' }],
} } };
const ids = [
  await slot('eventDate', 'AMAZON.Date', prompt('Which day will you come?')),
  await slot('track', track.slotTypeId, prompt('Which track would you like?', [card])),
];
await models.send(new UpdateIntentCommand({ ...intent, intentId, slotPriorities: ids.map((slotId, priority) => ({ slotId, priority })) }));
const others = {
  ListTalks: ['which talks are there', 'show me the talks', 'what can I hear'],
  FindVenue: ['where is the venue', 'how do I get there', 'what is the address'],
};
for (const [intentName, texts] of Object.entries(others))
  await models.send(new CreateIntentCommand({ ...place, intentName, sampleUtterances: samples(...texts), intentClosingSetting: closing('Please ask at the desk.') }));
await models.send(new UpdateBotAliasCommand({
  botId, botAliasId: 'TSTALIASID', botAliasName: 'TestBotAlias', botVersion: 'DRAFT',
  botAliasLocaleSettings: { en_US: { enabled: true, codeHookSpecification: { lambdaCodeHook: { lambdaARN: FunctionArn, codeHookInterfaceVersion: '1.0' } } } },
}));
await models.send(new BuildBotLocaleCommand(place));
await waitUntilBotLocaleBuilt({ client: models, maxWaitTime: 300 }, place);
const runtime = new LexRuntimeV2Client({});
const say = (sessionId, text) =>
  runtime.send(new RecognizeTextCommand({ botId, botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId, text })).catch((error) => console.log(error.message));
await runtime.send(new PutSessionCommand({
  botId, botAliasId: 'TSTALIASID', localeId: 'en_US', sessionId: 'visitor-1', sessionState: { sessionAttributes: { from: 'website' } },
}));
for (const words of ['could you tell me something about talks please', 'I would like to attend', 'whenever you like', 'on 12 March 2027']) await say('visitor-1', words);
for (const words of ['I want to register', 'on 1 January 2020', 'on 13 March 2027']) await say('visitor-2', words);
await say('visitor-3', 'sing me a song about the sea');
`;

const HANDLER = `export async function handler({ sessionState, proposedNextState, inputTranscript }) {
  const { intent } = sessionState;
  const day = intent.slots.eventDate?.value.interpretedValue;
  if (inputTranscript.includes('13 March')) return { sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'seat' }, intent } };
  if (day && day < '2026')
    return {
      sessionState: { dialogAction: { type: 'ElicitSlot', slotToElicit: 'eventDate' }, intent: { ...intent, slots: { ...intent.slots, eventDate: null } } },
      messages: [{ contentType: 'PlainText', content: 'That day is over. Which other day?' }],
    };
  return { sessionState: { dialogAction: { type: 'Delegate' }, intent } };
}
`;

const lab: Lab<null> = {
  id: 'sample',
  title: 'Sample',
  summary: 'For looking at the view.',
  packages: PACKAGES,
  services: ['lexv2-models', 'lexv2-runtime', 'lambda', 'iam'],
  entry: 'main.ts',
  editable: ['main.ts', 'handler.ts'],
  deadlineMs: 30_000,
  settleForMs: 0,
  data: { shown: () => null, hidden: () => null },
  dataType: 'null',
  steps: [{ id: 'one', title: 'One', hints: [], checks: ['any'] }],
  mutants: {},
};

export interface SampleRun {
  readonly session: LabSession;
  readonly calls: readonly CallRecord[];
  readonly events: readonly StreamEvent[];
}

/** Runs it once. The session keeps its cloud, so that the page can talk to the bot. Throws when the program fails. */
export async function runSample(): Promise<SampleRun> {
  const session = nodeSession({
    lab,
    checks: [{ id: 'any', title: 'Anything passes.', on: 'shown', judge() {} }],
    compiler: nodeCompiler({ types: 'unchecked' }),
    cloudAfterRun: 'kept',
  });
  const calls: CallRecord[] = [];
  const events: StreamEvent[] = [];
  let data: 'shown' | 'hidden' = 'shown';
  session.subscribe((event) => {
    if (event.type === 'state') data = event.data;
    if (data === 'hidden') return;
    if (event.type === 'call') calls.push(event.call);
    if (event.type === 'observation' && event.observation.kind === 'bot-turn') events.push(event.observation);
  });
  const { failure, diagnostics } = await session.run({ 'main.ts': MAIN, 'handler.ts': HANDLER });
  if (failure) throw new Error(failure.message);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`${error.place?.file}:${error.place?.line} ${error.message}`);
  return { session, calls, events };
}
