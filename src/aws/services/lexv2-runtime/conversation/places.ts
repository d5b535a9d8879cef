// Follows what a builder put at a place of an intent: response, next step, conditional branches, code hook.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html
import type {
  DialogState,
  PostDialogCodeHookInvocationSpecification,
  PostFulfillmentStatusSpecification,
} from '@aws-sdk/client-lex-models-v2';
import { applyAnswer } from '../code-hook/apply-answer.ts';
import { callHook } from '../code-hook/call.ts';
import { failedHook, invalid } from '../errors.ts';
import { assignedAttributes, assignedSlots } from './assignments.ts';
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
  // Read before another intent begins: they may be the slots of this one.
  const attributes = assignedAttributes(turn, sessionAttributes);
  const slots = assignedSlots(turn, intent?.slots);
  turn.attributes = { ...turn.attributes, ...attributes };
  const started = intent?.name ? intentNamed(turn.bot, intent.name) : undefined;
  if (started && (dialogAction?.type === 'StartIntent' || started !== turn.intent?.definition)) turn.intent = fresh(started);
  if (turn.intent) Object.assign(turn.intent.slots, slots);
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

function isHookDue({ intent }: Turn, { codeHook, hook }: PlaceInIntent): boolean {
  if (!intent?.definition.dialogCodeHook?.enabled) return false;
  return codeHook ? codeHook.active !== false : hook === 'by intent';
}

/** Calls the dialog code hook. What a place says of its outcome counts when the function leaves the next step to Lex. */
async function invoke(turn: Turn, place: PlaceInIntent): Promise<Step> {
  const outcomes = place.codeHook?.postCodeHookSpecification;
  // AWS: with enableCodeHookInvocation off, Lex "proceeds as if the dialog code hook is successful".
  if (place.codeHook?.enableCodeHookInvocation === false) return outcome(turn, outcomes, 'success', place.otherwise);
  const answer = await callHook(turn, 'DialogCodeHook', place.codeHook?.invocationLabel, place.otherwise);
  if (answer.kind !== 'answered') {
    const name = answer.kind === 'failed' ? 'failure' : 'timeout';
    if (!hasOutcome(outcomes, name)) throw failedHook(answer.sentence);
    return outcome(turn, outcomes, name, { kind: 'end' });
  }
  const step = applyAnswer(turn, answer.response);
  if (step.kind !== 'next') return step;
  // AWS: the failure response is for "an intent.state value of Failed" too.
  if (turn.intent?.state === 'Failed' && hasOutcome(outcomes, 'failure')) return outcome(turn, outcomes, 'failure', { kind: 'end' });
  // A no that the function has heard, and leaves to Lex, stays a no: inferred.
  const isDeclined = place.otherwise.kind === 'decline' && turn.intent?.confirmationState === 'Denied';
  return outcome(turn, outcomes, 'success', isDeclined ? place.otherwise : step);
}

type Outcomes = PostDialogCodeHookInvocationSpecification | PostFulfillmentStatusSpecification | undefined;
type OutcomeName = 'success' | 'failure' | 'timeout';

/** Does the builder say anything of this outcome of a function? */
export const hasOutcome = (outcomes: Outcomes, name: OutcomeName): boolean =>
  [outcomes?.[`${name}Response`], outcomes?.[`${name}NextStep`], outcomes?.[`${name}Conditional`]].some(Boolean);

/** What a builder put after a function, by its outcome. */
export function outcome(turn: Turn, outcomes: Outcomes, name: OutcomeName, otherwise: Step): Promise<Step> {
  return visit(turn, {
    response: outcomes?.[`${name}Response`],
    nextStep: outcomes?.[`${name}NextStep`],
    conditional: outcomes?.[`${name}Conditional`],
    hook: 'never',
    otherwise,
  });
}
