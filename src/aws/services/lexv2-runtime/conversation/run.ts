// Takes one step after the other until the bot waits for the user, or is done.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html

import { applyAnswer } from '../code-hook/apply-answer.ts';
import { callHook } from '../code-hook/call.ts';
import { badHook, failedHook, invalid } from '../errors.ts';
import { withOutputContexts } from './contexts.ts';
import { ask, promptOf, say } from './messages.ts';
import { fillDefaults, nextStep } from './next-step.ts';
import { hasOutcome, outcome, visit } from './places.ts';
import type { Step } from './step.ts';
import { traceStep } from './trace.ts';
import { fallbackOf, slotNamed, type Turn } from './turn.ts';

/** Next steps may lead in a circle that never waits for the user. */
const MOST_STEPS = 50;

export async function run(turn: Turn, first: Step): Promise<void> {
  for (let step: Step | undefined = first; step; step = await taken(turn, step)) {
    turn.steps += 1;
    traceStep(turn, step);
    if (turn.steps > MOST_STEPS) throw invalid('The next steps of the bot go in a circle.');
  }
}

/** Undefined when the turn is over. */
async function taken(turn: Turn, step: Step): Promise<Step | undefined> {
  switch (step.kind) {
    case 'start':
      return started(turn);
    case 'next':
      fillDefaults(turn);
      return nextStep(turn);
    case 'elicit-slot': {
      turn.dialogAction = {
        type: 'ElicitSlot',
        slotToElicit: step.slot,
        ...(step.subSlot !== undefined && { subSlotToElicit: { name: step.subSlot } }),
      };
      const slot = turn.intent && slotNamed(turn.intent.definition, step.slot);
      if (!slot) throw invalid(`The intent has no slot ${step.slot}.`);
      if (step.prompt === 'ask') ask(turn, promptOf(slot, step.subSlot));
      return undefined;
    }
    case 'confirm':
      turn.dialogAction = { type: 'ConfirmIntent' };
      if (turn.intent) turn.intent.confirmationState = 'None';
      if (step.prompt === 'ask') ask(turn, turn.intent?.definition.intentConfirmationSetting?.promptSpecification);
      return undefined;
    case 'elicit-intent':
      turn.dialogAction = { type: 'ElicitIntent' };
      turn.intent = undefined;
      return undefined;
    case 'fulfil':
      return fulfilled(turn);
    case 'close':
      return closed(turn);
    case 'decline':
      if (turn.intent) turn.intent.state = 'Failed';
      return { kind: 'end' };
    case 'end':
      turn.dialogAction = { type: 'Close' };
      return undefined;
  }
}

async function started(turn: Turn): Promise<Step> {
  const { initialResponse: response, nextStep: next, conditional, codeHook } = turn.intent?.definition.initialResponseSetting ?? {};
  return visit(turn, { response, nextStep: next, conditional, codeHook, hook: 'by intent', otherwise: { kind: 'next' } });
}

async function fulfilled(turn: Turn): Promise<Step> {
  const { intent } = turn;
  if (!intent) return { kind: 'end' };
  const { fulfillmentCodeHook: hook } = intent.definition;
  intent.state = 'ReadyForFulfillment';
  if (hook?.enabled && hook.active !== false) return fulfilledByFunction(turn);
  // Observed: without a function, an intent with a closing response is Fulfilled; the FallbackIntent stays ReadyForFulfillment, and so
  // does an intent that says nothing: whoever calls the runtime fulfils it.
  const says = intent.definition.intentClosingSetting ?? hook?.postFulfillmentStatusSpecification;
  if (says && intent.definition !== fallbackOf(turn.bot)) intent.state = 'Fulfilled';
  return afterFulfilment(turn, 'success');
}

async function fulfilledByFunction(turn: Turn): Promise<Step> {
  const before = turn.intent;
  const answer = await callHook(turn, 'FulfillmentCodeHook', undefined, { kind: 'close' });
  const outcomes = before?.definition.fulfillmentCodeHook?.postFulfillmentStatusSpecification;
  if (answer.kind !== 'answered') {
    const name = answer.kind === 'failed' ? 'failure' : 'timeout';
    if (!hasOutcome(outcomes, name)) throw failedHook(answer.sentence);
    if (before) before.state = 'Failed';
    return afterFulfilment(turn, name);
  }
  const step = applyAnswer(turn, answer.response);
  const { type } = answer.response.dialogAction;
  if (type !== 'Delegate' && (type !== 'Close' || answer.response.messages.length > 0)) {
    if (turn.intent?.state === 'Fulfilled') activate(turn);
    return step;
  }
  const { intent } = turn;
  if (!intent) throw badHook('there is no intent to close.');
  if (intent.state === 'InProgress' && intent !== before) return { kind: 'next' };
  if (intent.state !== 'Failed') intent.state = 'Fulfilled';
  return afterFulfilment(turn, intent.state === 'Failed' ? 'failure' : 'success');
}

async function afterFulfilment(turn: Turn, name: 'success' | 'failure' | 'timeout'): Promise<Step> {
  const specification = turn.intent?.definition.fulfillmentCodeHook?.postFulfillmentStatusSpecification;
  if (name === 'success') activate(turn);
  return outcome(turn, specification, name, { kind: name === 'success' ? 'close' : 'end' });
}

function activate(turn: Turn): void {
  if (turn.intent) turn.contexts = withOutputContexts(turn.contexts, turn.intent, turn.environment.clock.now());
}

async function closed(turn: Turn): Promise<Step> {
  const setting = turn.intent?.definition.intentClosingSetting;
  if (!setting || setting.active === false) return { kind: 'end' };
  if (!setting.nextStep && !setting.conditional?.active) {
    say(turn, setting.closingResponse);
    return { kind: 'end' };
  }
  const { closingResponse: response, nextStep: next, conditional } = setting;
  return visit(turn, { response, nextStep: next, conditional, hook: 'never', otherwise: { kind: 'end' } });
}
