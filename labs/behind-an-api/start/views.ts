// Ready-made: the puzzle with its form, the totals, the profile. They call what you write in answers.ts, and show what it throws.
import { fetchAnswer, fetchTotals, saveAnswer } from './answers.ts';
import { ama, copyOf, kenji, puzzles } from './ready-made.ts';
import { type Session, signIn } from './session.ts';

/** Who is signed in. Kept in memory: a reload of the page signs out. */
let session: { readonly name: string; readonly of: Session } | undefined;

export function puzzleView(number: string): HTMLElement {
  const puzzle = puzzles[Number(number) - 1];
  if (!puzzle) return copyOf('not-found');
  const view = copyOf('puzzle');
  view.querySelector('h1')!.textContent = puzzle.title;
  view.querySelector('.question')!.textContent = puzzle.question;
  if (session) answerForm(view, session.of, Number(number));
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
    const saved = await told(view, () => saveAnswer(session, number, form.querySelector('input')!.value));
    if (saved === 'done') await show();
  });
  void show();
}

export function totalsView(): HTMLElement {
  const view = copyOf('totals');
  if (!session) return view;
  view.querySelector<HTMLElement>('.guest')!.hidden = true;
  const { of } = session;
  void told(view, async () => {
    const totals = await fetchTotals(of);
    const rows = puzzles.map(({ title }, n) => {
      const row = document.createElement('li');
      row.textContent = `${title}: ${totals[n + 1] ?? 0}`;
      return row;
    });
    view.querySelector('ol')!.replaceChildren(...rows);
  });
  return view;
}

export function profileView(): HTMLElement {
  const view = copyOf('profile');
  const who = view.querySelector<HTMLElement>('.who')!;
  const show = () => {
    who.hidden = !session;
    who.querySelector('.name')!.textContent = session?.name ?? '';
    who.querySelector('.user')!.textContent = session?.of.userId ?? '';
  };
  for (const person of [ama, kenji]) {
    const button = document.createElement('button');
    button.textContent = `Sign in as ${person.name}`;
    button.addEventListener('click', () =>
      told(view, async () => {
        session = { name: person.name, of: await signIn(person) };
        show();
      }),
    );
    view.querySelector('.people')!.append(button);
  }
  show();
  return view;
}

/** Does some work, and shows what it throws. */
async function told(view: HTMLElement, work: () => Promise<void>): Promise<'done' | 'failed'> {
  const alert = view.querySelector('[role=alert]')!;
  alert.textContent = '';
  try {
    await work();
    return 'done';
  } catch (error) {
    alert.textContent = (error as Error).message;
    return 'failed';
  }
}
