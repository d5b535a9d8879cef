// Marks the steps that the page shows beside the lab: passed, failed and why; and remembers which hints were opened.
import { effect } from '@preact/signals';
import { stepOf } from '../../progress/progress.ts';
import type { LabStore } from '../state/lab-store.ts';
import { stepState } from '../state/step-state.ts';
import { type CheckMark, checkMark } from './check-mark.ts';
import { codeSpans } from './code-spans.ts';

/** Follows `store` in the steps of the page (`[data-lab-steps]`). Returns the function that ends it. */
export function markSteps(store: LabStore): () => void {
  const list = document.querySelector<HTMLElement>(`[data-lab-steps="${CSS.escape(store.labId)}"]`);
  if (!list) return () => undefined;
  const seen = new AbortController();
  for (const hint of list.querySelectorAll<HTMLDetailsElement>('[data-hint-of]')) {
    hint.addEventListener(
      'toggle',
      () => {
        const step = hint.dataset.hintOf;
        if (!hint.open || step === undefined || Number(hint.dataset.hint) <= stepOf(store.progress.peek(), step).hintsSeen) return;
        store.dispatch({ type: 'hint-seen', step });
      },
      { signal: seen.signal },
    );
  }
  const stop = effect(() => mark(list, store));
  return () => {
    seen.abort();
    stop();
  };
}

function mark(list: HTMLElement, store: LabStore): void {
  const progress = store.progress.value;
  const running = store.log.value.checks;
  const checks = running.length > 0 ? running : (progress.lastResult?.checks ?? []);
  for (const step of store.content.value?.steps ?? []) {
    const item = list.querySelector<HTMLElement>(`[data-step="${CSS.escape(step.id)}"]`);
    if (!item) continue;
    const state = stepState(step, checks, stepOf(progress, step.id).passed ? 'passed' : 'open');
    item.dataset.status = state;
    say(item, '.task', state === 'open' ? '' : ` (${state})`);
    for (const id of step.checks) {
      const line = item.querySelector<HTMLElement>(`[data-check="${CSS.escape(id)}"]`);
      if (line)
        show(
          line,
          checkMark(
            checks.find((check) => check.id === id),
            state,
          ),
        );
    }
  }
}

function show(line: HTMLElement, { status, observed, expected }: CheckMark): void {
  line.dataset.status = status;
  line.querySelector('.wb-why')?.remove();
  if (observed === undefined) return;
  const why = document.createElement('span');
  why.className = 'wb-why';
  why.append(sentence('Seen', observed), ...(expected === undefined ? [] : [sentence('Expected', expected)]));
  line.append(why);
}

function sentence(label: string, text: string): HTMLElement {
  const line = document.createElement('span');
  const name = document.createElement('b');
  name.textContent = `${label}: `;
  line.append(name, ...codeSpans(text).map((span) => (span.kind === 'code' ? code(span.text) : span.text)));
  return line;
}

function code(text: string): HTMLElement {
  const element = document.createElement('code');
  element.textContent = text;
  return element;
}

/** A word for screen readers at the end of the step's task: the sign before it is a drawing. */
function say(item: HTMLElement, selector: string, text: string): void {
  const task = item.querySelector(selector);
  const word = task?.querySelector('.wb-hidden') ?? document.createElement('span');
  word.className = 'wb-hidden';
  word.textContent = text;
  task?.append(word);
}
