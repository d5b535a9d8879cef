// What observers are told of a turn: the way it took, what its function was asked and answered, and which words moved which intent.
import type { BotHook, BotIntentShape, BotReasons } from '../../../core/bot-turn.ts';
import type { Sessions } from '../sessions.ts';
import type { Step } from './step.ts';
import { fallbackOf, intentNamed, slotsInOrder, type Turn } from './turn.ts';

export const newTrace = (): Turn['trace'] => ({ steps: [], hooks: [] });

export function traceStep({ trace, intent, retries }: Turn, step: Step): void {
  // That Lex decides is no place of its own: what it decides comes next.
  if (step.kind === 'next') return;
  const question = step.kind === 'elicit-slot' || step.kind === 'confirm';
  trace.steps.push({
    kind: step.kind,
    ...(intent?.definition.intentName !== undefined && { intent: intent.definition.intentName }),
    ...(step.kind === 'elicit-slot' && { slot: step.slot }),
    ...(question && { attempt: retries + 1 }),
  });
}

/** Notes an invocation; what it gives notes the end of it. */
export function traceHook({ trace }: Turn, begun: Omit<BotHook, 'response' | 'problem'>) {
  const at = trace.hooks.push(begun) - 1;
  const more = (part: Partial<BotHook>) => {
    trace.hooks[at] = { ...(trace.hooks[at] ?? begun), ...part };
  };
  return {
    answered: (response: string) => more({ response }),
    failed<Failure extends { readonly sentence: string }>(failure: Failure): Failure {
      more({ problem: failure.sentence });
      return failure;
    },
    broken: (problem: string) => more({ problem }),
  };
}

/** Tells observers, if there are any. */
export function tellTurn(turn: Turn, sessions: Sessions): void {
  const { bot, environment, requestId, sessionId, text, trace } = turn;
  if (!environment.isObserved?.()) return;
  const { botId, botName, botAliasId, localeId } = bot;
  environment.observe({
    kind: 'bot-turn',
    atMs: environment.clock.now(),
    requestId,
    botId,
    botName,
    botAliasId,
    localeId,
    sessionId,
    text,
    threshold: bot.locale.nluIntentConfidenceThreshold,
    steps: trace.steps,
    intents: intentsOf(turn),
    hooks: trace.hooks,
    reasons: text === '' ? [] : reasonsOf(turn, sessions),
  });
}

function intentsOf({ trace: { steps }, bot }: Turn): BotIntentShape[] {
  return [...new Set(steps.map(({ intent }) => intent))].flatMap((name): BotIntentShape[] => {
    const definition = intentNamed(bot, name);
    if (!definition || name === undefined) return [];
    const { intentConfirmationSetting: confirmation, fulfillmentCodeHook: hook } = definition;
    return [
      {
        name,
        slots: slotsInOrder(definition).map(({ slotName = '', slotTypeId = '', valueElicitationSetting }) => ({
          name: slotName,
          type: bot.locale.slotTypes.find((type) => type.slotTypeId === slotTypeId)?.slotTypeName ?? slotTypeId,
          constraint: valueElicitationSetting?.slotConstraint === 'Optional' ? 'Optional' : 'Required',
        })),
        confirmation: confirmation && confirmation.active !== false ? 'asked' : 'none',
        fulfilment: hook?.enabled && hook.active !== false ? 'function' : 'none',
      },
    ];
  });
}

function reasonsOf({ bot, text, interpretations }: Turn, sessions: Sessions): readonly BotReasons[] {
  const fallback = fallbackOf(bot)?.intentName;
  const among = interpretations.map(({ intent }) => intent).filter((intent) => intent !== fallback);
  return sessions.understanding(bot).explain(text, among);
}
