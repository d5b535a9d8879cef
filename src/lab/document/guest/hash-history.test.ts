// The history of an app by hashes. Source of truth: https://html.spec.whatwg.org/#the-history-interface, as far as hash routing needs it.
import { expect, test } from 'vitest';
import type { PageRoute } from '../../run-events.ts';
import { HashHistory } from './hash-history.ts';

/** An address whose changes are heard later, as a document's are. */
function document() {
  let hash = '';
  const waiting: (() => void)[] = [];
  const routes: PageRoute[] = [];
  const heard: string[] = [];
  const states: unknown[] = [];
  const beyond: number[] = [];
  const change = (to: string) => {
    if (to === hash) return;
    hash = to;
    waiting.push(() => history.hashChanged() === 'tell' && heard.push(hash));
  };
  const history = new HashHistory({
    hash: () => hash,
    replaceHash: change,
    popState: (state) => states.push(state),
    tell: (route) => routes.push(route),
    beyond: (steps) => beyond.push(steps),
  });
  const settle = () => {
    for (const tell of waiting.splice(0)) tell();
    return routes.at(-1);
  };
  return { history, change, settle, heard, states, beyond };
}

test('a change of the address is an entry, and back and forward go through the entries', () => {
  const { history, change, settle, heard } = document();
  change('#/one');
  settle();
  change('#/two');
  expect(settle()).toEqual({ address: 'https://app.example/#/two', hash: '#/two', back: 'possible', forward: 'none' });
  expect(history.shim.length).toBe(3);
  history.go(-1);
  expect(settle()).toEqual({ address: 'https://app.example/#/one', hash: '#/one', back: 'possible', forward: 'possible' });
  history.go(-1);
  expect(settle()).toEqual({ address: 'https://app.example/', hash: '', back: 'none', forward: 'possible' });
  history.go(-1);
  expect(settle()).toMatchObject({ hash: '' });
  history.go(2);
  expect(settle()).toEqual({ address: 'https://app.example/#/two', hash: '#/two', back: 'possible', forward: 'none' });
  expect(heard).toEqual(['#/one', '#/two', '#/one', '', '#/two']);
});

test('a new entry takes the place of those that were gone back from', () => {
  const { history, change, settle } = document();
  for (const hash of ['#/one', '#/two']) {
    change(hash);
    settle();
  }
  history.go(-1);
  settle();
  history.follow('#/three');
  expect(settle()).toEqual({ address: 'https://app.example/#/three', hash: '#/three', back: 'possible', forward: 'none' });
  expect(history.shim.length).toBe(3);
});

test('pushState changes the address without a hashchange, keeps its state, and goes back with a popstate', () => {
  const { history, settle, heard, states } = document();
  const { shim } = history;
  shim.pushState({ n: 1 }, '', '#/one');
  settle();
  shim.pushState({ n: 2 }, '', '#/two');
  settle();
  expect(heard).toEqual([]);
  expect(shim.state).toEqual({ n: 2 });
  shim.back();
  expect(settle()).toMatchObject({ hash: '#/one' });
  expect(states).toEqual([{ n: 1 }]);
  shim.replaceState({ n: 3 }, '');
  expect(shim.state).toEqual({ n: 3 });
  expect(shim.length).toBe(3);
});

test('pushState takes any address of the same origin, tells it, and goes back to the one before; another origin is refused', () => {
  const { history, settle, heard } = document();
  history.begin('https://app.example/?code=1#/in');
  settle();
  expect(history.address).toBe('https://app.example/?code=1#/in');
  history.shim.replaceState(null, '', '/#/in');
  expect(settle()).toMatchObject({ address: 'https://app.example/#/in', back: 'none' });
  history.shim.pushState(null, '', '/puzzle/2?x=1');
  expect(settle()).toEqual({ address: 'https://app.example/puzzle/2?x=1', hash: '', back: 'possible', forward: 'none' });
  history.go(-1);
  expect(settle()).toMatchObject({ address: 'https://app.example/#/in', forward: 'possible' });
  expect(heard).toEqual(['#/in']);
  expect(() => history.shim.pushState(null, '', 'https://elsewhere.example/')).toThrow('https://app.example cannot take the address');
});

test('a step to where no entry is belongs to whoever has the pages before and after', () => {
  const { history, beyond } = document();
  history.go(-1);
  history.shim.forward();
  expect(beyond).toEqual([-1, 1]);
});

test('location.replace makes no entry, and its listeners hear of it', () => {
  const { history, settle, heard } = document();
  history.follow('#/one', 'same');
  expect(settle()).toMatchObject({ hash: '#/one', back: 'none' });
  expect(heard).toEqual(['#/one']);
});
