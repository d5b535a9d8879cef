// What the app must do to know people. Write the spec first, press Run and see it red; then write the lines that turn it green.
import { lastMail, statusOf } from './backstage.ts';
import { confirm, signIn, signOut, signUp } from './identity.ts';
import { newGuest } from './ready-made.ts';
import { tokens, visitor } from './session.ts';

/** Somebody who has an account. */
async function newVisitor() {
  const { email, password } = newGuest();
  await signUp(email, password);
  await confirm(email, (await lastMail(email)).code);
  return { email, password };
}

describe('an account', () => {
  it('is asked for, and is there when the code of the mail was typed', async () => {
    const { email, password } = newGuest();
    await signUp(email, password);
    expect(await statusOf(email)).toBe('UNCONFIRMED');
    await confirm(email, (await lastMail(email)).code);
    expect(await statusOf(email)).toBe('CONFIRMED');
  });
});

// A spec without code is left out, until it has some.
describe('signing in', () => {
  // TODO 2
  it('makes a visitor of a guest');
  it('is refused with a wrong password');
});

describe('signing out', () => {
  // TODO 3
  it('leaves nobody, and no token');
});
