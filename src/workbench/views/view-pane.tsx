// The slot of the view of the cloud's inside: the one that the lab names is loaded when the lab is shown, and no other.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Lab } from '../../lab/definition.ts';
import type { SourcePlace } from '../../lab/run-events.ts';
import type { LabStore } from '../state/lab-store.ts';
import type { RunLog } from '../state/run-log.ts';
import type { StreamHub } from '../state/stream-hub.ts';

export type ViewName = NonNullable<Lab['view']>;

/**
 * `events`: what happens inside the cloud. `log`: what the program was answered. `store`: for a view that asks the cloud itself, or keeps
 * something with the learner's work. `onGo`: shows a line in the editor. A view takes what it needs.
 */
type View = ComponentType<{
  readonly events: StreamHub;
  readonly log: ReadonlySignal<RunLog>;
  readonly store: LabStore;
  readonly onGo: (place: SourcePlace) => void;
}>;

export const viewLabels: Readonly<Record<ViewName, string>> = {
  stream: 'Stream',
  messages: 'Messages',
  dashboard: 'Dashboard',
  chat: 'Chat',
  preview: 'Preview',
  graph: 'Resources',
};

const loaders: Readonly<Record<ViewName, () => Promise<{ readonly default: View }>>> = {
  stream: () => import('./stream/stream-view.tsx'),
  messages: () => import('./messages/messages-view.tsx'),
  dashboard: () => import('./dashboard/dashboard-view.tsx'),
  chat: () => import('./chat/chat-view.tsx'),
  preview: () => import('./preview/preview-view.tsx'),
  graph: () => import('./graph/graph-view.tsx'),
};

interface ViewPaneProps {
  readonly store: LabStore;
  readonly name: ViewName;
  readonly onGo: (place: SourcePlace) => void;
}

export function ViewPane({ store, name, onGo }: ViewPaneProps) {
  const view = useSignal<{ readonly View: View } | 'loading' | 'failed'>('loading');
  useEffect(() => {
    loaders[name]().then(
      ({ default: View }) => {
        view.value = { View };
      },
      (error: unknown) => {
        console.error(`The view "${name}" did not load.`, error);
        view.value = 'failed';
      },
    );
  }, [name]);
  if (view.value === 'loading') return <p class="wb-empty">Loading the view…</p>;
  if (view.value === 'failed') return <p class="wb-empty">The view could not be loaded. Console and Calls show the same run.</p>;
  const { View } = view.value;
  return <View events={store.stream} log={store.log} store={store} onGo={onGo} />;
}
