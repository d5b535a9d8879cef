// What the view says in words.
import { labTime } from '../../console/lab-time.ts';
import type { Rule } from './model/compliance.ts';
import { tallyOf } from './model/compliance.ts';
import { type Item, isDeleted } from './model/item.ts';
import { type ChangedProperty, kindOfChange } from './model/item-diff.ts';
import type { Moment } from './model/moment.ts';
import { prefixOf } from './model/structure.ts';

export const counted = (count: number, word: string, plural = `${word}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? word : plural}`;

/** `EC2 SecurityGroup` */
export const typeWord = (type: string): string => type.split('::').slice(1).join(' ') || type;

export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1))}…`);

/** `Subnet app-a`; an id says by itself what it is of. */
export const frameWord = (kind: string, name: string): string => (name.startsWith(`${kind.toLowerCase()}-`) ? name : `${kind} ${name}`);

/** On a chip, the beginning of the id. */
export const chipWord = (id: string): string => prefixOf(id) ?? id.slice(0, 4);

/** Lab time since the first item, or since the run began. */
export const momentWord = (atMs: number, startMs: number | undefined): string => labTime(atMs, startMs).replace(/\.\d+$/, '');

/** `2 of 11 break it` */
export function tallyWords(rule: Rule): string {
  const { compliance, bad, good } = tallyOf(rule);
  if (compliance === 'INSUFFICIENT_DATA') return 'no verdict';
  return bad > 0 ? `${bad} of ${bad + good} noncompliant` : `${good} compliant`;
}

export const complianceWord = (compliance: string): string =>
  ({ COMPLIANT: 'compliant', NON_COMPLIANT: 'noncompliant', NOT_APPLICABLE: 'not applicable' })[compliance] ?? 'not judged';

/** What the recorder saw happen to the resource; `before`: what held until then. */
export function statusWord(before: Item | undefined, item: Item): string {
  if (isDeleted(item)) return 'deleted';
  if (!before || before.configuration === null) return 'discovered';
  return kindOfChange(before, item) === 'changed' ? 'changed' : 'related';
}

/** A value of a configuration, on one line. */
export function valueWord(value: unknown): string {
  if (value === undefined) return 'nothing';
  // With spaces, so that a long one wraps where words end.
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}

export const changeWord = ({ changeType }: ChangedProperty): string =>
  ({ CREATE: 'added', UPDATE: 'changed', DELETE: 'removed' })[changeType];

const MOST_NAMES = 3;

/** `2 changed: web, i-0abc; 5 one hop away`. @param verdicts how many of them are otherwise, where nothing else is */
export function momentSentence(moment: Moment, related: number, verdicts: number): string {
  const changed = [...moment.nodes.values()].filter(({ change }) => change === 'changed');
  const judged = verdicts > 0 ? `${counted(verdicts, 'verdict')} of rules changed` : 'Nothing is otherwise';
  if (changed.length === 0) return related > 0 ? `Only relationships of ${counted(related, 'resource')}` : judged;
  const names = changed.slice(0, MOST_NAMES).map(({ name, state }) => (state === 'deleted' ? `${name} (deleted)` : name));
  const more = changed.length > MOST_NAMES ? ' …' : '';
  const touched = related > 0 ? `; ${related} one hop away` : '';
  return `${changed.length} changed: ${names.join(', ')}${more}${touched}`;
}
