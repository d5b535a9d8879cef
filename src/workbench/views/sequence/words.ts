// What is said of a sequence, in the drawing, in its table and to a screen reader. Pure.
import type { Message, Participant, Section } from './model.ts';

/** `×3` behind what happened several times. */
export function labelText({ label, sources }: Message): string {
  return sources.length > 1 ? `${label} ×${sources.length}` : label;
}

/** The answer in a word or two. */
export function answerText({ outcome, failure }: Message): string {
  if (outcome === 'answered') return 'answered';
  return outcome === 'denied' ? `denied: ${failure}` : `failed: ${failure}`;
}

/** The whole message as a sentence: `Your page asks DynamoDB for PutItem: answered`. */
export function sentenceOf(message: Message, participants: readonly Participant[]): string {
  const title = (id: string) => participants.find((one) => one.id === id)?.title ?? id;
  const times = message.sources.length > 1 ? `, ${message.sources.length} times` : '';
  return `${title(message.from)} asks ${title(message.to)} for ${message.label}${times}: ${answerText(message)}`;
}

export function sectionText({ callCount, kind, title }: Section): string {
  const calls = callCount === 1 ? '1 call' : `${callCount} calls`;
  return kind === 'spec' ? `Spec: ${title} (${calls})` : `${title} (${calls})`;
}

/** In place of a drawing without arrows. The lab's clock has no time before the first Run. */
export function emptyText(nowMs: number | undefined): string {
  return nowMs === undefined
    ? 'Press Run: each call of yours, and what services ask of each other for it, becomes an arrow here.'
    : 'Nothing has called AWS in this run. A call becomes an arrow here.';
}
