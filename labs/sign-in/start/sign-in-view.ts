// Ready-made: the form that signs people in, and the profile. They call what you write in identity.ts, and show what it throws.
import { lastMail } from './backstage.ts';
import { confirm, signIn, signOut, signUp } from './identity.ts';
import { copyOf } from './ready-made.ts';
import type { Visitor } from './session.ts';

/** `changed` is called when somebody has signed in. */
export function signInView(changed: () => void): HTMLElement {
  const view = copyOf('sign-in');
  const [account, confirmation] = view.querySelectorAll('form');
  const mail = view.querySelector('.mail')!;
  const field = (name: string) => view.querySelector<HTMLInputElement>(`[name=${name}]`)!.value.trim();
  onSubmit(view, account, async (button) => {
    if (button === 'sign-up') {
      await signUp(field('email'), field('password'));
      // A mail program would show it. Here nothing is sent.
      mail.textContent = `A mail from Cognito: ${(await lastMail(field('email'))).text}`;
      [account.hidden, confirmation.hidden] = [true, false];
    } else {
      await signIn(field('email'), field('password'));
      changed();
    }
  });
  onSubmit(view, confirmation, async () => {
    await confirm(field('email'), field('code'));
    await signIn(field('email'), field('password'));
    changed();
  });
  return view;
}

/** `changed` is called when the visitor has signed out. */
export function profileView({ email, exp }: Visitor, changed: () => void): HTMLElement {
  const view = copyOf('profile');
  view.querySelector('.email')!.textContent = email;
  view.querySelector('.until')!.textContent = new Date(exp * 1000).toLocaleTimeString();
  onSubmit(view, view.querySelector('form')!, async () => {
    await signOut();
    changed();
  });
  return view;
}

function onSubmit(view: HTMLElement, form: HTMLFormElement, work: (button: string) => Promise<void>): void {
  const alert = view.querySelector('[role=alert]')!;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    alert.textContent = '';
    try {
      await work((event.submitter as HTMLButtonElement | null)?.value ?? '');
    } catch (error) {
      alert.textContent = (error as Error).message;
    }
  });
}
