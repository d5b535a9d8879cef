// Ready-made: the puzzle with the form for an answer, and the profile with Google's button. They call what you write in answers.ts.
import { fetchAnswer, type Session, saveAnswer, signIn } from './answers.ts';
import { google, googleClientId } from './google.ts';
import { copyOf, puzzles } from './ready-made.ts';

/** Who is signed in. Kept in memory: a reload of the page signs out. */
let session: Session | undefined;

export function puzzleView(number: string): HTMLElement {
  const puzzle = puzzles[Number(number) - 1];
  if (!puzzle) return copyOf('not-found');
  const view = copyOf('puzzle');
  view.querySelector('h1')!.textContent = puzzle.title;
  view.querySelector('.question')!.textContent = puzzle.question;
  if (session) answerForm(view, session, Number(number));
  return view;
}

function answerForm(view: HTMLElement, session: Session, number: number): void {
  const form = view.querySelector('form')!;
  const kept = view.querySelector<HTMLElement>('.kept')!;
  form.hidden = false;
  view.querySelector<HTMLElement>('.guest')!.hidden = true;
  const show = () =>
    told(view, async () => {
      const answer = await fetchAnswer(session, number);
      kept.hidden = answer === undefined;
      kept.textContent = `Kept: ${answer}`;
    });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await told(view, () => saveAnswer(session, number, form.querySelector('input')!.value));
    await show();
  });
  void show();
}

export function profileView(): HTMLElement {
  const view = copyOf('profile');
  const who = view.querySelector<HTMLElement>('.who')!;
  const show = () => {
    who.hidden = !session;
    who.querySelector('strong')!.textContent = session?.identityId ?? '';
  };
  google.accounts.id.initialize({
    client_id: googleClientId,
    callback: ({ credential }) =>
      told(view, async () => {
        session = await signIn(credential);
        show();
      }),
  });
  google.accounts.id.renderButton(view.querySelector('.google')!);
  show();
  return view;
}

/** Does some work, and shows what it throws. */
async function told(view: HTMLElement, work: () => Promise<void>): Promise<void> {
  const alert = view.querySelector('[role=alert]')!;
  alert.textContent = '';
  try {
    await work();
  } catch (error) {
    alert.textContent = (error as Error).message;
  }
}
