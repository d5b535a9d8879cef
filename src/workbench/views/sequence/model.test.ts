// The sequence of real calls. Source of truth: a run of the lab own-rows in Node, and its specs.
import { beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../lab/run-events.ts';
import { runLab } from '../../../lab/testing/run-lab.ts';
import { columnsOf, layoutOf } from './layout.ts';
import { flatMessages, type Section, sequenceOf } from './model.ts';
import { emptyText, labelText, sectionText, sentenceOf } from './words.ts';

let calls: readonly CallRecord[];

beforeAll(async () => {
  ({ calls } = await runLab('own-rows'));
});

const sectionOf = (sections: readonly Section[], part: string) => {
  const found = sections.find(({ title }) => title.includes(part));
  if (!found) throw new Error(`No section says ${part}`);
  return found;
};

describe('the sequence of own-rows', () => {
  it('has the services in columns, the page first', () => {
    expect(sequenceOf(calls, 'page').participants.map(({ title }) => title)).toEqual([
      'Your page',
      'Google',
      'Cognito identity pool',
      'STS',
      'IAM',
      'DynamoDB',
    ]);
  });

  it('has the calls of the app first, then those of each spec', () => {
    const { sections } = sequenceOf(calls, 'page');
    expect(sections.map(({ kind }) => kind)).toEqual(['program', 'setup of specs', 'spec', 'spec', 'spec', 'spec', 'spec']);
    expect(sections.map(({ callCount }) => callCount).reduce((one, other) => one + other)).toBe(calls.length);
    expect(sectionText(sectionOf(sections, 'saved as a row'))).toBe(
      'Spec: answers are saved as a row of the visitor, and fetched (7 calls)',
    );
  });

  it('shows how a visitor gets keys: Google, GetId, GetCredentialsForIdentity, and STS behind it', () => {
    const { sections, participants } = sequenceOf(calls, 'page');
    const messages = flatMessages(sectionOf(sections, 'saved as a row').messages);
    expect(messages.map(({ message, depth }) => `${depth} ${sentenceOf(message, participants)}`)).toEqual([
      '0 Your page asks Google for POST …/auth: answered',
      '0 Your page asks Cognito identity pool for GetId: answered',
      '0 Your page asks Cognito identity pool for GetCredentialsForIdentity: answered',
      '1 Cognito identity pool asks STS for AssumeRoleWithWebIdentity: answered',
      '0 Your page asks DynamoDB for GetItem: answered',
      '0 Your page asks DynamoDB for PutItem: answered',
      // Equal at first sight, but one is the developer's and one the visitor's.
      '0 Your page asks DynamoDB for GetItem: answered',
      '0 Your page asks DynamoDB for GetItem: answered',
    ]);
  });

  it('tells a denied call from one that failed', () => {
    const { sections } = sequenceOf(calls, 'page');
    expect(sectionOf(sections, 'hide it in a batch').messages.at(-1)).toMatchObject({
      label: 'BatchGetItem',
      outcome: 'denied',
      failure: 'AccessDeniedException',
    });
  });

  it('leaves out whom the learner has hidden', () => {
    const { sections, participants } = sequenceOf(calls, 'page', new Set(['sts', 'google-accounts']));
    const shown = flatMessages(sectionOf(sections, 'saved as a row').messages).map(({ message }) => message.label);
    expect(shown).toEqual(['GetId', 'GetCredentialsForIdentity', 'GetItem', 'PutItem', 'GetItem', 'GetItem']);
    // They can be brought back.
    expect(participants.map(({ id }) => id)).toContain('sts');
  });
});

describe('a long run', () => {
  it('shows equal calls right after each other as one, with all of them behind it', () => {
    const [template] = calls;
    if (!template) throw new Error('no calls');
    const many = Array.from({ length: 300 }, (_, place) => ({ ...template, id: place + 1, by: { kind: 'specs' as const, spec: ['a'] } }));
    const [section] = sequenceOf(many, 'program').sections;
    expect(section?.messages.map(labelText)).toEqual(['CreateTable ×300']);
    expect(section?.messages[0]?.sources).toHaveLength(300);
  });

  it('is in the order of the requests, not of the answers', () => {
    const [first, second] = calls;
    if (!first || !second) throw new Error('no calls');
    const labels = (given: readonly CallRecord[]) => sequenceOf(given, 'page').sections[0]?.messages.map(({ label }) => label);
    expect(labels([second, first])).toEqual(labels([first, second]));
  });
});

describe('a call of a target that tells nothing of its inside', () => {
  it('is drawn all the same', () => {
    const [call] = calls;
    const { inside: _, ...bare } = call as CallRecord;
    expect(sequenceOf([bare], 'program').sections[0]?.messages).toMatchObject([{ to: 'dynamodb', label: 'CreateTable', inner: [] }]);
  });
});

describe('a sequence without calls', () => {
  // Source of truth: inferred, from a newcomer who was told to press Run after a Run.
  it('asks for a Run only before the first one', () => {
    expect(emptyText(undefined)).toMatch(/^Press Run:/);
    expect(emptyText(0)).toBe('Nothing has called AWS in this run. A call becomes an arrow here.');
  });
});

describe('the layout', () => {
  it('puts the answer of a call below what happened inside of it', () => {
    const { sections, participants } = sequenceOf(calls, 'page');
    const { placed } = layoutOf(sectionOf(sections, 'saved as a row').messages, columnsOf(participants, 800));
    const outer = placed.find(({ message }) => message.label === 'GetCredentialsForIdentity');
    const inner = placed.find(({ message }) => message.label === 'AssumeRoleWithWebIdentity');
    expect(outer && inner && outer.askY < inner.askY && inner.answerY < outer.answerY).toBe(true);
    expect(inner && outer && inner.fromX === outer.toX && inner.toX > inner.fromX).toBe(true);
    // A pointer finds each of them: no two rows lie over each other.
    for (const [place, { top, height }] of placed.entries())
      expect(top + height).toBeLessThanOrEqual(placed[place + 1]?.top ?? Number.POSITIVE_INFINITY);
  });

  it('fills the width, and keeps columns readable where there is too little', () => {
    const { participants } = sequenceOf(calls, 'page');
    expect(columnsOf(participants, 800).width).toBe(800);
    expect(columnsOf(participants, 300).width).toBeGreaterThan(550);
  });
});
