// What the preview shows: the app with its specs beside it, or the calls that both make.
import type { Signal } from '@preact/signals';

export type PreviewForm = 'app' | 'sequence';

const LABELS: Readonly<Record<PreviewForm, string>> = { app: 'App and specs', sequence: 'Sequence' };

export function PreviewForms({ form }: { readonly form: Signal<PreviewForm> }) {
  return (
    <fieldset class="view-forms preview-forms">
      <legend class="view-hidden">Show in the preview</legend>
      {(Object.keys(LABELS) as PreviewForm[]).map((one) => (
        <button key={one} type="button" aria-pressed={form.value === one} onClick={() => (form.value = one)}>
          {LABELS[one]}
        </button>
      ))}
    </fieldset>
  );
}
