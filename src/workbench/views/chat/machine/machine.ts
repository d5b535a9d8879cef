// The states of a conversation about one intent, and which of them the looked-at turn has lit. Pure.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-nextstep.html
import type { BotIntentShape, BotStep, BotTurn } from '../../../../aws/core/bot-turn.ts';
import type { SlotReading, Turn } from '../turns/turn.ts';
import { slotText } from '../turns/words.ts';

export type NodeKind = 'intent' | 'fallback' | 'initial' | 'slot' | 'confirm' | 'fulfil' | 'close' | 'failed';

export interface MachineNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Where the turn ended, what it or an earlier one went through, and what has not come. */
  readonly state: 'lit' | 'passed' | 'ahead';
  /** `try 2`, the value of a slot, `yes`. */
  readonly note?: string;
}

export interface Machine {
  readonly intent: string;
  /** From top to bottom. */
  readonly chain: readonly MachineNode[];
  /** Beside the chain: where it leads when it does not go on. */
  readonly aside: { readonly fallback: MachineNode; readonly failed: MachineNode };
  /** One sentence for who does not see the drawing. */
  readonly sentence: string;
}

/**
 * @param turns the conversation up to the turn that is looked at, which is the last one
 * @param told what the cloud tells of each, by request id; on targets that tell nothing the answers alone count
 */
export function machineOf(turns: readonly Turn[], told: ReadonlyMap<string, BotTurn>): Machine | undefined {
  const turn = turns.at(-1);
  if (turn?.answer.kind !== 'answered') return undefined;
  const { state } = turn.answer;
  const story = turn.requestId === undefined ? undefined : told.get(turn.requestId);
  const last = story?.steps.at(-1);
  const name = state.intent?.name ?? last?.intent ?? story?.steps.findLast(({ intent }) => intent !== undefined)?.intent;
  if (name === undefined) return undefined;
  const shape = shapeOf(name, turns, told);
  const slots = state.intent?.slots ?? [];
  const steps = stepsOf(name, turns, told);
  const now = litNode(turn, last);
  const isFallback = /fallback/i.test(name) && shape.slots.length === 0;
  const went = new Set(steps.map(nodeOfStep));
  const over = state.action?.type === 'Close' || state.action?.type === 'ElicitIntent';
  const nodeState = (id: string, also = false) => (id === now ? 'lit' : went.has(id) || also ? 'passed' : 'ahead');
  const attempt = last?.attempt ?? repeated(turns);
  const tryNote = attempt > 1 ? { note: `try ${attempt}` } : {};
  const chain: MachineNode[] = [
    { id: 'intent', kind: 'intent', label: isFallback ? 'No intent is sure enough' : name, state: isFallback ? 'ahead' : 'passed' },
    { id: 'initial', kind: 'initial', label: 'Initial response', state: nodeState('initial', true) },
    ...shape.slots.map(({ name: slot, constraint }): MachineNode => {
      const id = `slot ${slot}`;
      const value = valueOfSlot(slots, slot);
      const note = id === now ? tryNote : value !== undefined ? { note: value } : constraint === 'Optional' ? { note: 'optional' } : {};
      return { id, kind: 'slot', label: slot, state: nodeState(id, value !== undefined), ...note };
    }),
    ...(shape.confirmation === 'asked'
      ? [{ id: 'confirm', kind: 'confirm', label: 'Confirm', state: nodeState('confirm'), ...confirmNote(turn, now, tryNote) } as const]
      : []),
    {
      id: 'fulfil',
      kind: 'fulfil',
      label: shape.fulfilment === 'function' ? 'Fulfil, by the function' : 'Fulfil',
      state: nodeState('fulfil', over && state.intent?.state === 'Fulfilled'),
    },
    { id: 'close', kind: 'close', label: 'Close', state: nodeState('close'), ...(now === 'close' && { note: state.intent?.state ?? '' }) },
  ];
  const aside = {
    fallback: { id: 'fallback', kind: 'fallback', label: 'Fallback', state: isFallback ? 'passed' : 'ahead' },
    failed: { id: 'failed', kind: 'failed', label: 'Failed', state: now === 'failed' ? 'lit' : 'ahead' },
  } as const;
  const lit = [...chain, aside.failed].find((node) => node.state === 'lit');
  return { intent: name, chain, aside, sentence: sentenceOf(name, lit) };
}

function litNode({ answer }: Turn, last: BotStep | undefined): string | undefined {
  if (answer.kind !== 'answered') return undefined;
  const { action, intent } = answer.state;
  if (action?.type === 'ElicitSlot') return `slot ${action.slot ?? ''}`;
  if (action?.type === 'ConfirmIntent') return 'confirm';
  if (intent?.state === 'Failed') return 'failed';
  if (action?.type === 'ElicitIntent') return intent ? 'close' : undefined;
  return last || action ? 'close' : undefined;
}

function nodeOfStep({ kind, slot }: BotStep): string {
  const nodes: Readonly<Record<BotStep['kind'], string>> = {
    start: 'initial',
    'elicit-slot': `slot ${slot ?? ''}`,
    'elicit-intent': 'intent',
    confirm: 'confirm',
    fulfil: 'fulfil',
    close: 'close',
    decline: 'failed',
    end: 'end',
  };
  return nodes[kind];
}

/** The steps about this intent since it was chosen, in this turn and those before it. */
function stepsOf(name: string, turns: readonly Turn[], told: ReadonlyMap<string, BotTurn>): readonly BotStep[] {
  const all = turns.flatMap(({ requestId }) => (requestId === undefined ? [] : (told.get(requestId)?.steps ?? [])));
  const begun = all.findLastIndex(({ kind, intent }) => kind === 'start' && intent === name);
  return all.slice(Math.max(0, begun)).filter(({ intent }) => intent === name);
}

/** Where the cloud tells nothing: what the answers show of the intent, slots in the order in which they were told. */
function shapeOf(name: string, turns: readonly Turn[], told: ReadonlyMap<string, BotTurn>): BotIntentShape {
  for (const { requestId } of turns.toReversed()) {
    const shape = requestId === undefined ? undefined : told.get(requestId)?.intents.find((intent) => intent.name === name);
    if (shape) return shape;
  }
  const states = turns.flatMap(({ answer }) => (answer.kind === 'answered' && answer.state.intent?.name === name ? [answer.state] : []));
  const isAsked = states.some(({ action, intent }) => action?.type === 'ConfirmIntent' || intent?.confirmation === 'Confirmed');
  return {
    name,
    slots: (states.at(-1)?.intent?.slots ?? []).map((slot) => ({ name: slot.name, type: '', constraint: 'Required' })),
    confirmation: isAsked ? 'asked' : 'none',
    fulfilment: 'none',
  };
}

const valueOfSlot = (slots: readonly SlotReading[], name: string) => {
  const slot = slots.find((each) => each.name === name);
  return slot && slot.kind !== 'empty' ? slotText(slot) : undefined;
};

/** How often the same question has been asked, by the answers alone. */
function repeated(turns: readonly Turn[]): number {
  const asked = turns.map(({ answer }) => (answer.kind === 'answered' ? JSON.stringify(answer.state.action) : ''));
  const other = asked.findLastIndex((each) => each !== asked.at(-1));
  return asked.length - 1 - other;
}

function confirmNote({ answer }: Turn, now: string | undefined, tryNote: object): { readonly note?: string } {
  if (now === 'confirm') return tryNote;
  const confirmation = answer.kind === 'answered' ? answer.state.intent?.confirmation : undefined;
  return confirmation === 'Confirmed' ? { note: 'yes' } : confirmation === 'Denied' ? { note: 'no' } : {};
}

function sentenceOf(name: string, lit: MachineNode | undefined): string {
  const note = lit?.note ? ` (${lit.note})` : '';
  if (!lit) return `The intent is ${name}.`;
  if (lit.kind === 'slot') return `The intent is ${name}. The bot asks for the slot ${lit.label}${note}.`;
  if (lit.kind === 'confirm') return `The intent is ${name}. The bot asks whether that is right${note}.`;
  if (lit.kind === 'failed') return `The intent ${name} has failed.`;
  return `The intent is ${name}. The conversation about it is closed${note}.`;
}
