// The event that a function gets. Compared with the events that aws-sam-cli ships, field by field.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
import { toWire } from '../conversation/contexts.ts';
import type { Step } from '../conversation/step.ts';
import { emptySlots, inSession, intentNamed, type Turn } from '../conversation/turn.ts';
import { describedBot } from '../described-bot.ts';

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
    bot: describedBot(bot),
    interpretations: interpretationsIn(turn),
    // AWS: only for dialog code hooks, and only where a slot would be asked for.
    ...(source === 'DialogCodeHook' && proposed.kind === 'elicit-slot' && { proposedNextState: proposedState(turn, proposed) }),
    ...(Object.keys(turn.requestAttributes).length > 0 && { requestAttributes: turn.requestAttributes }),
    sessionState: {
      sessionAttributes: turn.attributes,
      activeContexts: toWire(turn.contexts, turn.environment.clock.now()),
      ...(turn.hints && { runtimeHints: turn.hints }),
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
      interpretationSource: 'Lex',
      ...(score !== undefined && { nluConfidence: score }),
    };
  });
}

function proposedState({ intent, retries }: Turn, { slot, subSlot }: Extract<Step, { kind: 'elicit-slot' }>) {
  return {
    ...(intent && { intent: inSession(intent) }),
    dialogAction: { type: 'ElicitSlot', slotToElicit: slot, ...(subSlot !== undefined && { subSlotToElicit: { name: subSlot } }) },
    prompt: { attempt: retries === 0 ? 'Initial' : `Retry${retries}` },
  };
}
