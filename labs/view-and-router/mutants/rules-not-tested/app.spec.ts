// What the app must do. Write the spec first, press Run and see it red; then write the line that turns it green.
import { showView, start } from './app.ts';
import { goTo, heading, puzzles, shownViews } from './ready-made.ts';

describe('the router', () => {
  it('shows the welcome view when there is no hash', () => {
    showView('');
    expect(shownViews()).toEqual(['welcome']);
  });

  it('shows the puzzle whose number stands in the hash', () => {
    showView('#/puzzle/2');
    expect(shownViews()).toEqual(['puzzle']);
    expect(heading()).toBe(puzzles[1].title);
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
    await goTo('#/puzzle/1');
    start();
    expect(shownViews()).toEqual(['puzzle']);
  });

  it('follows the address', async () => {
    start();
    await goTo('#/puzzle/1');
    expect(heading()).toBe(puzzles[0].title);
    await goTo('');
    expect(shownViews()).toEqual(['welcome']);
  });
});
