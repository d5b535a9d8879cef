// What the app must do. Write the spec first, press Run and see it red; then write the line that turns it green.
import { showView, start } from './app.ts';
import { goTo, heading, puzzles, shownViews } from './ready-made.ts';

describe('the router', () => {
  it('shows the welcome view when there is no hash', () => {
    showView('');
    expect(shownViews()).toEqual(['welcome']);
  });

  it('shows the rules for #/rules', () => {
    showView('#/rules');
    expect(shownViews()).toEqual(['rules']);
  });

  it('shows the puzzle whose number stands in the hash', () => {
    showView('#/puzzle/2');
    expect(shownViews()).toEqual(['puzzle']);
  });

  it('says so when there is no such page', () => {
    showView('#/nowhere');
    expect(shownViews()).toEqual(['not-found']);
    showView(`#/puzzle/${puzzles.length + 1}`);
    expect(shownViews()).toEqual(['not-found']);
  });
});

describe('the start', () => {
  it('shows the view of the address', async () => {
    await goTo('#/rules');
    start();
    expect(shownViews()).toEqual(['rules']);
  });

  it('follows the address', async () => {
    start();
    await goTo('#/puzzle/1');
    expect(shownViews()).toEqual(['puzzle']);
    await goTo('');
    expect(shownViews()).toEqual(['welcome']);
  });
});
