// What the app must do. Write the spec first, press Run and see it red; then write the line that turns it green.
import { showView, start } from './app.ts';
import { goTo, heading, puzzles, shownViews } from './ready-made.ts';

describe('the router', () => {
  it('shows the welcome view when there is no hash', () => {
    showView('');
    expect(shownViews()).toEqual(['welcome']);
  });

  // A spec without code is left out, until it has some.
  // TODO 1
  it('shows the rules for #/rules');

  // TODO 2
  it('shows the puzzle whose number stands in the hash');
  it('says so when there is no such page');
});

describe('the start', () => {
  // TODO 3
  it('shows the view of the address');
  it('follows the address');
});
