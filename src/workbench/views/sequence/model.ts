// The calls of a run as a sequence: who takes part, and who asked whom for what, in order. Pure.
import type { DecisionReport } from '../../../aws/core/decision-report.ts';
import type { InnerStep, Party } from '../../../lab/call-inside.ts';
import type { CallRecord } from '../../../lab/run-events.ts';
import type { DetailSource } from '../../calls/detail-source.ts';
import { CALLER, participantOf, participantRank, shortOperation } from './participants.ts';

export interface Participant {
  readonly id: string;
  readonly title: string;
}

/** One asks another, and is answered. */
export interface Message {
  /** Of its own in the whole sequence, and the same while calls are added. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** The operation, short enough to draw. */
  readonly label: string;
  readonly outcome: Outcome;
  /** The error's code, or the status where that alone is known of a failure. */
  readonly failure?: string;
  readonly inner: readonly Message[];
  /** The call itself, then the equal ones right after it, which are drawn as one. */
  readonly sources: readonly [DetailSource, ...DetailSource[]];
}

/** `denied`: IAM did not let it through. `failed`: any other error. */
export type Outcome = 'answered' | 'denied' | 'failed';

/** Calls that belong together: those of the program, or of one spec. */
export interface Section {
  readonly key: string;
  readonly kind: 'program' | 'setup of specs' | 'spec';
  readonly title: string;
  readonly messages: readonly Message[];
  readonly callCount: number;
}

export interface Sequence {
  /** From left to right. */
  readonly participants: readonly Participant[];
  readonly sections: readonly Section[];
}

/** What the learner wrote: an app in a page, or a program. */
export type Caller = 'page' | 'program';

const CALLER_TITLES: Readonly<Record<Caller, string>> = { page: 'Your page', program: 'Your program' };

/**
 * @param calls of one run; those of specs among them
 * @param hidden participants whose messages are left out
 */
export function sequenceOf(calls: readonly CallRecord[], caller: Caller, hidden: ReadonlySet<string> = new Set()): Sequence {
  const sections = new Map<string, { kind: Section['kind']; title: string; calls: CallRecord[] }>();
  for (const call of calls.toSorted((one, other) => one.id - other.id)) {
    const place = sectionOf(call, caller);
    const section = sections.get(place.key) ?? { ...place, calls: [] };
    section.calls.push(call);
    sections.set(place.key, section);
  }
  const seen = new Map<string, string>();
  const drawn = [...sections].map(([key, { kind, title, calls }]): Section => {
    const messages = calls.map((call) => messageOf(call, CALLER_TITLES[caller], seen));
    return { key, kind, title, messages: collapsed(withoutHidden(messages, hidden)), callCount: calls.length };
  });
  return {
    participants: [...seen]
      .map(([id, title]) => ({ id, title }))
      .toSorted((one, other) => participantRank(one.id) - participantRank(other.id)),
    // The app's own calls come first: they go on when the specs are long over.
    sections: drawn.toSorted((one, other) => Number(one.kind !== 'program') - Number(other.kind !== 'program')),
  };
}

/** All messages, those inside of others behind them, with how deep they lie. */
export function flatMessages(messages: readonly Message[], depth = 0): readonly { readonly message: Message; readonly depth: number }[] {
  return messages.flatMap((message) => [{ message, depth }, ...flatMessages(message.inner, depth + 1)]);
}

function sectionOf({ by }: CallRecord, caller: Caller): Pick<Section, 'key' | 'kind' | 'title'> {
  if (!by) return { key: 'program', kind: 'program', title: caller === 'page' ? 'The app' : 'The program' };
  if (!by.spec) return { key: 'setup', kind: 'setup of specs', title: 'Before the specs: their files are loaded' };
  return { key: `spec ${by.spec.join('\n')}`, kind: 'spec', title: by.spec.join(' ') };
}

function messageOf(call: CallRecord, callerTitle: string, seen: Map<string, string>): Message {
  const { inside, status, errorCode } = call;
  seen.set(CALLER, callerTitle);
  const to = noted({ kind: 'service', name: inside?.service ?? call.service }, seen);
  const key = String(call.id);
  return {
    key,
    from: CALLER,
    to,
    label: shortOperation(inside?.operation ?? call.operation),
    ...ending(inside?.decisions ?? [], status, errorCode),
    inner: (inside?.steps ?? []).map((step, place) => innerMessage(call, step, `${key}.${place}`, seen)),
    sources: [{ call }],
  };
}

function innerMessage(call: CallRecord, step: InnerStep, key: string, seen: Map<string, string>): Message {
  return {
    key,
    from: noted(step.from, seen),
    to: noted(step.to, seen),
    label: shortOperation(step.operation),
    ...ending(step.decisions, step.status, step.errorCode),
    inner: step.steps.map((deeper, place) => innerMessage(call, deeper, `${key}.${place}`, seen)),
    sources: [{ call, step }],
  };
}

function noted(party: Party, seen: Map<string, string>): string {
  const { id, title } = participantOf(party);
  seen.set(id, title);
  return id;
}

function ending(
  decisions: readonly DecisionReport[],
  status: number | undefined,
  errorCode: string | undefined,
): Pick<Message, 'outcome' | 'failure'> {
  if (errorCode === undefined && (status === undefined || status < 400)) return { outcome: 'answered' };
  const denied = decisions.some(({ verdict }) => verdict !== 'allowed');
  return { outcome: denied ? 'denied' : 'failed', failure: errorCode ?? String(status) };
}

function withoutHidden(messages: readonly Message[], hidden: ReadonlySet<string>): readonly Message[] {
  if (hidden.size === 0) return messages;
  return messages
    .filter(({ from, to }) => !hidden.has(from) && !hidden.has(to))
    .map((message) => ({ ...message, inner: withoutHidden(message.inner, hidden) }));
}

/** Equal messages right after each other become one, which counts them. */
function collapsed(messages: readonly Message[]): readonly Message[] {
  const kept: Message[] = [];
  for (const message of messages) {
    const whole = { ...message, inner: collapsed(message.inner) };
    const last = kept.at(-1);
    if (last && isEqual(last, whole)) kept[kept.length - 1] = { ...last, sources: [...last.sources, ...whole.sources] };
    else kept.push(whole);
  }
  return kept;
}

/** Calls of two callers are not the same, however alike they look. */
function isEqual(one: Message, other: Message): boolean {
  const callerOf = ({ sources: [{ call, step }] }: Message) => (step ?? call.inside)?.caller?.arn;
  return callerOf(one) === callerOf(other) && shapeOf(one) === shapeOf(other);
}

function shapeOf({ from, to, label, outcome, failure, inner }: Message): string {
  return JSON.stringify([from, to, label, outcome, failure, inner.map(shapeOf)]);
}
