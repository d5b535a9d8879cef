// Brings the page's steps to life: the marks, and the solution under them. The steps themselves were made with the page.
import { render } from 'preact';
import type { LabStore } from '../state/lab-store.ts';
import { markSteps } from './mark-steps.ts';
import { Solution } from './solution.tsx';

/** Connects `store` with the steps in the prose, if the page shows any. Returns the function that ends it. */
export function connectSteps(store: LabStore): () => void {
  const stopMarks = markSteps(store);
  const list = document.querySelector(`[data-lab-steps="${CSS.escape(store.labId)}"]`);
  if (!list) return stopMarks;
  const place = document.createElement('div');
  place.className = 'wb wb-under-steps not-content';
  list.after(place);
  render(<Solution store={store} />, place);
  return () => {
    stopMarks();
    render(null, place);
    place.remove();
  };
}
