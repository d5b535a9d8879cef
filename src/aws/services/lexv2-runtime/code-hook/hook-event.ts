// The event that a function gets. Compared with the events that aws-sam-cli ships, field by field.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
import { toWire } from '../conversation/contexts.ts';
import type { Step } from '../conversation/step.ts';
import { emptySlots, inSession, intentNamed, type Turn } from '../conversation/turn.ts';

export type InvocationSource = 'DialogCodeHook' | 'FulfillmentCodeHook';

/** @param proposed what Lex would do next */
export function hookEvent(turn: Turn, source: InvocationSource, label: string | undefined, proposed: Step) {
  const { bot, intent, text } = turn;
  const current = intent && inSession(intent);
  return {
    messageVersion: '1.0',
    invocationSource: source,
    inputMode: 'Text',
    responseContentType: 'text/plain; charset=utf-8',
    sessionId: turn.sessionId,
    inputTranscript: text,
    ...(label !== undefined && { invocationLabel: label }),
    bot: {
      id: bot.botId,
      name: bot.botName,
      aliasId: bot.botAliasId,
      aliasName: bot.botAliasName,
      localeId: bot.localeId,
      version: bot.botVersion,
    },
    interpretations: interpretationsIn(turn),
    ...(source === 'DialogCodeHook' && { proposedNextState: proposedState(turn, proposed) }),
    ...(Object.keys(turn.requestAttributes).length > 0 && { requestAttributes: turn.requestAttributes }),
    sessionState: {
      sessionAttributes: turn.attributes,
      activeContexts: toWire(turn.contexts, turn.environment.clock.now()),
      ...(current && { intent: current }),
      originatingRequestId: turn.requestId,
    },
    transcriptions: [
      {
        transcription: text,
        transcriptionConfidence: 1,
        ...(current && { resolvedContext: { intent: current.name } }),
        resolvedSlots: {},
      },
    ],
  };
}

/** In events every interpretation has a state, and its confidence is a bare number; the FallbackIntent has none. */
function interpretationsIn({ bot, intent, interpretations }: Turn) {
  return interpretations.map(({ intent: name, score }) => {
    const definition = intentNamed(bot, name);
    const current = intent?.definition === definition && intent ? inSession(intent) : undefined;
    const slots = definition ? emptySlots(definition) : {};
    return {
      intent: current ?? { name, slots, state: intent?.state ?? 'InProgress', confirmationState: 'None' },
      ...(score !== undefined && { nluConfidence: score }),
    };
  });
}

function proposedState({ intent }: Turn, step: Step) {
  const current = intent && { intent: inSession(intent) };
  switch (step.kind) {
    case 'elicit-slot':
      return { ...current, dialogAction: { type: 'ElicitSlot', slotToElicit: step.slot }, prompt: { attempt: 'Initial' } };
    case 'confirm':
      return { ...current, dialogAction: { type: 'ConfirmIntent' }, prompt: { attempt: 'Initial' } };
    case 'elicit-intent':
      return { dialogAction: { type: 'ElicitIntent' } };
    case 'fulfil':
      return { ...current, dialogAction: { type: 'Delegate' } };
    default:
      return { ...current, dialogAction: { type: 'Close' } };
  }
}
