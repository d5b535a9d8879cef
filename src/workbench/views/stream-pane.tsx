// The slot of the Stream view: loaded when the lab is shown, and left out of the tabs as long as there is none.
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LabStore } from '../state/lab-store.ts';
import type { StreamHub } from '../state/stream-hub.ts';

type StreamView = ComponentType<{ readonly events: StreamHub }>;

const views = import.meta.glob<StreamView>('./stream/stream-view.tsx', { import: 'default' });
const load = Object.values(views)[0];

export const hasStreamView = load !== undefined;

export function StreamPane({ store }: { readonly store: LabStore }) {
  const view = useSignal<{ readonly View: StreamView } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    load?.().then(
      (View) => {
        view.value = { View };
      },
      (error: unknown) => {
        console.error('The stream view did not load.', error);
        view.value = 'failed';
      },
    );
  }, []);
  if (view.value === 'loading') return <p class="wb-empty">Loading the stream view…</p>;
  if (view.value === 'failed') return <p class="wb-empty">The stream view could not be loaded. Console and Calls show the same run.</p>;
  const { View } = view.value;
  return <View events={store.stream} />;
}
