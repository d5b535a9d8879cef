// Ready to use: it makes the bot of your settings by the SDK, gives it its code hook and talks to it. Read it, or leave it.
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import {
  BuildBotLocaleCommand,
  CreateBotCommand,
  CreateBotLocaleCommand,
  CreateIntentCommand,
  type CreateIntentCommandInput,
  CreateSlotCommand,
  type CreateSlotCommandInput,
  CreateSlotTypeCommand,
  type CreateSlotTypeCommandInput,
  DescribeBotLocaleCommand,
  LexModelsV2Client,
  type PromptSpecification,
  type ResponseSpecification,
  UpdateBotAliasCommand,
  UpdateIntentCommand,
  waitUntilBotAvailable,
  waitUntilBotLocaleBuilt,
  waitUntilBotLocaleCreated,
} from '@aws-sdk/client-lex-models-v2';
import { DependencyFailedException, LexRuntimeV2Client, type Message, RecognizeTextCommand, type Slot } from '@aws-sdk/client-lex-runtime-v2';
import { name, region, role } from 'workshop';

const dynamodb = new DynamoDBClient({});
const lambda = new LambdaClient({});
const models = new LexModelsV2Client({});
const runtime = new LexRuntimeV2Client({});
const localeId = 'en_US';
/** How the waiters of the SDK ask whether something is done: after a second, then less and less often. All in seconds. */
const patience = { minDelay: 1, maxDelay: 10, maxWaitTime: 300 };

/** Where an intent, a slot or a slot type belongs. */
export interface Place {
  readonly botId: string;
  readonly botVersion: 'DRAFT';
  readonly localeId: typeof localeId;
}

export type SlotTypeSettings = Omit<CreateSlotTypeCommandInput, keyof Place>;
/** `slotTypeId` is a type of Lex, such as AMAZON.Date, or the name of a slot type of yours: its id takes the place of its name. */
export type SlotSettings = Omit<CreateSlotCommandInput, keyof Place | 'intentId'>;
/** Lex asks for the slots in the order in which they stand here. */
export type IntentSettings = Omit<CreateIntentCommandInput, keyof Place> & { readonly slots?: readonly SlotSettings[] };

export interface BotSettings {
  readonly slotTypes?: readonly SlotTypeSettings[];
  readonly intents: readonly IntentSettings[];
}

/** A text that the bot says. */
export const says = (value: string): ResponseSpecification => ({ messageGroups: [{ message: { plainTextMessage: { value } } }] });

/** A text that the bot asks, and asks again when the answer does not help: `maxRetries` times. */
export const asks = (value: string, maxRetries = 2): PromptSpecification => ({
  messageGroups: [{ message: { plainTextMessage: { value } } }],
  maxRetries,
});

/** Makes the bot `registrar` with these settings and builds it. */
export async function makeBot({ slotTypes = [], intents }: BotSettings): Promise<Place> {
  const place = await createBot(name('registrar'));
  const slotTypeIds = new Map<string, string>();
  for (const slotType of slotTypes) {
    const { slotTypeName = '', slotTypeId = '' } = await models.send(new CreateSlotTypeCommand({ ...place, ...slotType }));
    slotTypeIds.set(slotTypeName, slotTypeId);
  }
  for (const intent of intents) await createIntent(place, intent, slotTypeIds);
  await build(place);
  return place;
}

/** An empty bot that is available, with a locale that has nothing but the FallbackIntent. */
async function createBot(botName: string): Promise<Place> {
  const { botId = '' } = await models.send(
    new CreateBotCommand({ botName, roleArn: role, dataPrivacy: { childDirected: false }, idleSessionTTLInSeconds: 300 }),
  );
  await waitUntilBotAvailable({ client: models, ...patience }, { botId });
  const place = { botId, botVersion: 'DRAFT', localeId } as const;
  await models.send(new CreateBotLocaleCommand({ ...place, nluIntentConfidenceThreshold: 0.4 }));
  await waitUntilBotLocaleCreated({ client: models, ...patience }, place);
  return place;
}

/** Slots belong to an intent, so they come after it. Their order is set last, by an update that says the whole intent again. */
async function createIntent(place: Place, { slots = [], ...intent }: IntentSettings, slotTypeIds: ReadonlyMap<string, string>) {
  // Lex makes a FallbackIntent with every locale.
  if (intent.intentName === 'FallbackIntent') {
    const fallback = { intentId: 'FALLBCKINT', parentIntentSignature: 'AMAZON.FallbackIntent' };
    await models.send(new UpdateIntentCommand({ ...place, ...intent, ...fallback }));
    return;
  }
  const { intentId = '' } = await models.send(new CreateIntentCommand({ ...place, ...intent }));
  const slotPriorities: { slotId: string; priority: number }[] = [];
  for (const slot of slots) {
    const slotTypeId = slotTypeIds.get(slot.slotTypeId ?? '') ?? slot.slotTypeId;
    const { slotId = '' } = await models.send(new CreateSlotCommand({ ...place, intentId, ...slot, slotTypeId }));
    slotPriorities.push({ slotId, priority: slotPriorities.length });
  }
  if (slots.length > 0) await models.send(new UpdateIntentCommand({ ...place, ...intent, intentId, slotPriorities }));
}

/** Lex learns from the samples of all intents together. Until a change is built, nobody notices it. */
async function build(place: Place): Promise<void> {
  await models.send(new BuildBotLocaleCommand(place));
  try {
    await waitUntilBotLocaleBuilt({ client: models, ...patience }, place);
    console.log('The bot is built.');
  } catch {
    const { botLocaleStatus, failureReasons = [] } = await models.send(new DescribeBotLocaleCommand(place));
    throw new Error([`The bot could not be built: its locale is ${botLocaleStatus}.`, ...failureReasons].join('\n'));
  }
}

/** Creates the function, lets Lex call it for this bot alone, and tells the bot's test alias which function to call. */
export async function attachHook({ botId }: Place, zip: Uint8Array): Promise<void> {
  const FunctionName = name('registrar-hook');
  const { FunctionArn = '' } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: role,
      Runtime: 'nodejs24.x',
      Handler: 'hook.handler',
      Code: { ZipFile: zip },
      Timeout: 10,
      Environment: { Variables: { WORKSHOPS: name('workshops'), REGISTRATIONS: name('registrations') } },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, ...patience }, { FunctionName });
  const account = role.split(':')[4];
  await lambda.send(
    new AddPermissionCommand({
      FunctionName,
      StatementId: 'lex-calls-it',
      Action: 'lambda:InvokeFunction',
      Principal: 'lexv2.amazonaws.com',
      SourceArn: `arn:aws:lex:${region}:${account}:bot-alias/${botId}/TSTALIASID`,
    }),
  );
  const lambdaCodeHook = { lambdaARN: FunctionArn, codeHookInterfaceVersion: '1.0' };
  await models.send(
    new UpdateBotAliasCommand({
      botId,
      botAliasId: 'TSTALIASID',
      botAliasName: 'TestBotAlias',
      botVersion: 'DRAFT',
      botAliasLocaleSettings: { [localeId]: { enabled: true, codeHookSpecification: { lambdaCodeHook } } },
    }),
  );
}

async function createTable(TableName: string, ...keys: readonly string[]): Promise<void> {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
    }),
  );
  await waitUntilTableExists({ client: dynamodb, ...patience }, { TableName });
}

/** Creates the tables `workshops`, with the places of each, and `registrations`, which is empty. */
export async function openRegistration(workshops: readonly { readonly title: string; readonly short: string; readonly places: number }[]): Promise<void> {
  await createTable(name('workshops'), 'title');
  await createTable(name('registrations'), 'email', 'workshop');
  for (const { title, short, places } of workshops) {
    const Item = { title: { S: title }, short: { S: short }, places: { N: String(places) } };
    await dynamodb.send(new PutItemCommand({ TableName: name('workshops'), Item }));
  }
  console.log(`Places: ${workshops.map(({ short, places }) => `${short} ${places}`).join(', ')}.`);
}

/** Prints what the table of registrations holds. */
export async function printRegistrations(): Promise<void> {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: name('registrations') }));
  const lines = Items.map(({ email, workshop }) => `  ${email?.S}: ${workshop?.S}`);
  console.log(['The table of registrations:', ...(lines.length > 0 ? lines : ['  (empty)'])].join('\n'));
}

/** Has one conversation with the bot and prints it. Each conversation needs a session id of its own. */
export async function converse({ botId }: Place, sessionId: string, texts: readonly string[]): Promise<void> {
  const lines: string[] = [];
  for (const text of texts) {
    lines.push(`You: ${text}`);
    try {
      const { messages = [], sessionState } = await runtime.send(
        new RecognizeTextCommand({ botId, botAliasId: 'TSTALIASID', localeId, sessionId, text }),
      );
      const { intent } = sessionState ?? {};
      const values = Object.entries(intent?.slots ?? {}).map(([slot, filled]) => `${slot}: ${valueOf(filled)}`);
      lines.push(`Bot: ${messages.flatMap(({ content }) => content ?? []).join(' ') || '(no words)'}`);
      lines.push(...messages.flatMap(cardLines));
      lines.push(`     ${[`${intent?.name}, ${intent?.state}`, ...values].join(' · ')}`);
    } catch (error) {
      // The code hook threw, or its answer breaks the contract. Lex says which.
      if (!(error instanceof DependencyFailedException)) throw error;
      lines.push(`Lex: ${error.name}: ${error.message}`);
      break;
    }
  }
  console.log(lines.join('\n'));
}

/** A card as text: its title, and each button with what it says. */
function cardLines({ imageResponseCard: card }: Message): string[] {
  if (!card) return [];
  return [`     ▐ ${card.title}`, ...(card.buttons ?? []).map(({ text, value }) => `     ▐   [ ${text} ] says "${value}"`)];
}

/** What Lex made of what was said. */
function valueOf(slot: Slot | null | undefined): string {
  const values = slot?.shape === 'List' ? (slot.values ?? []) : slot ? [slot] : [];
  return values.map(({ value }) => value?.interpretedValue ?? '?').join(' and ') || '–';
}
