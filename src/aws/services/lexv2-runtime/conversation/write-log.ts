// One turn as an entry of the log of conversations, in CloudWatch Logs.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/conversation-logs-cw.html; obscured values: .../dg/monitoring-obfuscate.html
import { parseArn } from '../../../core/arn.ts';
import { describedBot } from '../described-bot.ts';
import { describedState } from '../described-session.ts';
import type { Session, Slots, SlotValue } from '../session.ts';
import { emptySlots, intentNamed, type Turn } from './turn.ts';

/** The operation that a user speaks by. */
export type SpokenBy = 'RecognizeText' | 'RecognizeUtterance';

export async function writeLog(turn: Turn, session: Session, operationName: SpokenBy): Promise<void> {
  const { log } = session;
  const group = parseArn(log?.logGroupArn ?? '')
    ?.resource.replace(/^log-group:/, '')
    .replace(/:\*$/, '');
  const sink = group === undefined ? undefined : await turn.environment.ports.logSink?.();
  if (!log || group === undefined || !sink) return;
  const atMs = turn.environment.clock.now();
  // AWS says that the stream begins with the prefix; the rest of its name is ours.
  const stream = `${log.logPrefix}${turn.bot.localeId}`;
  sink.write(turn.place, group, stream, [{ atMs, message: JSON.stringify(entryOf(turn, session, operationName)) }]);
}

function entryOf(turn: Turn, session: Session, operationName: SpokenBy) {
  const { bot, text, outcome, requestId, environment, hints } = turn;
  const obscured = obscuredSlots(turn);
  const transcript = obscuredText(text, session.intent?.slots ?? {}, obscured);
  return {
    'message-version': '2.0',
    bot: describedBot(bot),
    messages: session.messages,
    ...(hints && { utteranceContext: { activeRuntimeHints: hints } }),
    sessionState: stateOf(turn, session, obscured),
    interpretations: interpretationsOf(turn, session, obscured),
    sessionId: turn.sessionId,
    inputTranscript: transcript,
    // AWS: "only for en-US and en-GB locales".
    ...(/^en_(?:US|GB)$/.test(bot.localeId) && { rawInputTranscript: transcript }),
    transcriptions: [
      {
        transcription: transcript,
        transcriptionConfidence: 1,
        resolvedContext: { ...(session.intent && { intent: session.intent.name }) },
        resolvedSlots: {},
      },
    ],
    missedUtterance: outcome === 'missed',
    requestId,
    timestamp: new Date(environment.clock.now()).toISOString(),
    developerOverride: turn.steering === 'function',
    inputMode: 'Text',
    ...(Object.keys(turn.requestAttributes).length > 0 && { requestAttributes: turn.requestAttributes }),
    responseReason: 'UtteranceResponse',
    operationName,
  };
}

/**
 * AWS: session attributes only where there are some. The guide says that the intent is not told of an utterance that was missed; the metric
 * filter of AWS's own sample counts missed utterances by sessionState.intent.name (aws-samples/aws-lex-v2-bot-analytics), so it is told here.
 */
function stateOf({ environment }: Turn, session: Session, obscured: ReadonlySet<string>) {
  const { sessionAttributes = {}, intent, ...rest } = describedState(session, environment.clock.now());
  return {
    ...rest,
    ...(Object.keys(sessionAttributes).length > 0 && { sessionAttributes }),
    ...(intent && session.intent && { intent: { ...intent, slots: hidden(session.intent.slots, obscured) } }),
  };
}

function interpretationsOf({ bot }: Turn, { intent, interpretations }: Session, obscured: ReadonlySet<string>) {
  return interpretations.map(({ intent: name, score }) => {
    const definition = intentNamed(bot, name);
    const current = intent?.name === name ? { ...intent, slots: hidden(intent.slots, obscured) } : undefined;
    return {
      ...(score !== undefined && { nluConfidence: String(score) }),
      intent: current ?? { name, slots: definition ? emptySlots(definition) : {} },
      interpretationSource: 'Lex',
    };
  });
}

function obscuredSlots({ intent }: Turn): ReadonlySet<string> {
  const slots = intent?.definition.slots ?? [];
  return new Set(
    slots.flatMap(({ slotName = '', obfuscationSetting }) =>
      obfuscationSetting?.obfuscationSettingType === 'DefaultObfuscation' ? [slotName] : [],
    ),
  );
}

/** AWS: "the value of each of the slot values is replaced with the name of the slot", those of sub slots too. */
function hidden(slots: Slots, obscured: ReadonlySet<string>): Slots {
  const hide = (value: SlotValue, name: string): SlotValue => ({
    ...value,
    ...(value.value && { value: { originalValue: name, interpretedValue: name, resolvedValues: [name] } }),
    ...(value.values && { values: value.values.map((each) => hide(each, name)) }),
    ...(value.subSlots && {
      subSlots: Object.fromEntries(Object.entries(value.subSlots).map(([part, each]) => [part, each && hide(each, name)])),
    }),
  });
  return Object.fromEntries(
    Object.entries(slots).map(([name, value]) => [name, value && obscured.has(name) ? hide(value, `{${name}}`) : value]),
  );
}

function obscuredText(text: string, slots: Slots, obscured: ReadonlySet<string>): string {
  return [...obscured].reduce((hiding, name) => {
    const said = slots[name]?.value?.originalValue;
    return said ? hiding.replaceAll(said, `{${name}}`) : hiding;
  }, text);
}
