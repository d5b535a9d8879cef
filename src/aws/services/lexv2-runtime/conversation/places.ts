// Follows what a builder put at a place of an intent: response, next step, conditional branches, code hook.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html
import type { DialogCodeHookInvocationSetting, DialogState } from '@aws-sdk/client-lex-models-v2';
import { applyAnswer } from '../code-hook/apply-answer.ts';
import { callHook } from '../code-hook/call.ts';
import { failedHook, invalid } from '../errors.ts';
import type { SlotValue } from '../session.ts';
import { isTrue } from './conditions.ts';
import { say } from './messages.ts';
import type { PlaceInIntent, Step } from './step.ts';
import { fresh, intentNamed, type Turn } from './turn.ts';

export async function visit(turn: Turn, place: PlaceInIntent): Promise<Step> {
  say(turn, place.response);
  if (place.nextStep?.dialogAction) return follow(turn, place.nextStep, place);
  if (place.conditional?.active) return branch(turn, place);
  return isHookDue(turn, place) ? invoke(turn, place) : place.otherwise;
}

async function branch(turn: Turn, place: PlaceInIntent): Promise<Step> {
  const { conditionalBranches = [], defaultBranch } = place.conditional ?? {};
  const taken = conditionalBranches.find(({ condition }) => isTrue(condition?.expressionString ?? '', turn)) ?? defaultBranch;
  say(turn, taken?.response);
  if (taken?.nextStep?.dialogAction) return follow(turn, taken.nextStep, place);
  return isHookDue(turn, place) ? invoke(turn, place) : place.otherwise;
}

async function follow(turn: Turn, { dialogAction, intent, sessionAttributes }: DialogState, place: PlaceInIntent): Promise<Step> {
  turn.attributes = { ...turn.attributes, ...sessionAttributes };
  const started = intent?.name ? intentNamed(turn.bot, intent.name) : undefined;
  if (started && (dialogAction?.type === 'StartIntent' || started !== turn.intent?.definition)) turn.intent = fresh(started);
  if (turn.intent && intent?.slots) Object.assign(turn.intent.slots, slotsOf(intent.slots));
  const prompt = dialogAction?.suppressNextMessage ? 'silent' : 'ask';
  switch (dialogAction?.type) {
    case 'StartIntent':
      return { kind: 'start' };
    case 'ElicitSlot':
      return { kind: 'elicit-slot', slot: dialogAction.slotToElicit ?? '', prompt };
    case 'ConfirmIntent':
      return { kind: 'confirm', prompt };
    case 'FulfillIntent':
      return { kind: 'fulfil' };
    case 'CloseIntent':
      return { kind: 'close' };
    case 'EndConversation':
      return { kind: 'end' };
    case 'ElicitIntent':
      return { kind: 'elicit-intent' };
    case 'EvaluateConditional':
      return branch(turn, { ...place, conditional: { ...place.conditional, active: true } as PlaceInIntent['conditional'] });
    case 'InvokeDialogCodeHook':
      return invoke(turn, place);
    default:
      throw invalid(`The next step ${dialogAction?.type} is none.`);
  }
}

/** Values that a next step gives to slots; one without an interpreted value empties the slot. */
function slotsOf(slots: NonNullable<NonNullable<DialogState['intent']>['slots']>): Record<string, SlotValue | null> {
  return Object.fromEntries(
    Object.entries(slots).map(([name, { value }]) => {
      const text = value?.interpretedValue;
      return [name, text ? { shape: 'Scalar', value: { originalValue: text, interpretedValue: text, resolvedValues: [text] } } : null];
    }),
  );
}

function isHookDue({ intent }: Turn, { codeHook, hook }: PlaceInIntent): boolean {
  if (!intent?.definition.dialogCodeHook?.enabled) return false;
  return codeHook ? isOn(codeHook) : hook === 'by intent';
}

const isOn = ({ active, enableCodeHookInvocation }: DialogCodeHookInvocationSetting) =>
  active !== false && enableCodeHookInvocation !== false;

/** Calls the dialog code hook. What a place says of its outcome counts when the function leaves the next step to Lex. */
async function invoke(turn: Turn, place: PlaceInIntent): Promise<Step> {
  const outcomes = place.codeHook?.postCodeHookSpecification;
  const answer = await callHook(turn, 'DialogCodeHook', place.codeHook?.invocationLabel, place.otherwise);
  const after = { hook: 'never', otherwise: { kind: 'next' } } as const;
  if (answer.kind === 'failed') {
    const { failureResponse: response, failureNextStep: nextStep, failureConditional: conditional } = outcomes ?? {};
    if (!response && !nextStep && !conditional) throw failedHook(answer.sentence);
    return visit(turn, { ...after, otherwise: { kind: 'end' }, response, nextStep, conditional });
  }
  const step = applyAnswer(turn, answer.response);
  if (step.kind !== 'next') return step;
  // A no that the function has heard, and leaves to Lex, stays a no: inferred.
  const isDeclined = place.otherwise.kind === 'decline' && turn.intent?.confirmationState === 'Denied';
  const otherwise = isDeclined ? place.otherwise : step;
  if (!outcomes) return otherwise;
  const { successResponse: response, successNextStep: nextStep, successConditional: conditional } = outcomes;
  return visit(turn, { ...after, otherwise, response, nextStep, conditional });
}
