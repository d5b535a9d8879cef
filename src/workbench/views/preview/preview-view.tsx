// The preview: the learner's app, alive after its Run, under an address bar of its own, and the specs red and green beside it.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SourcePlace } from '../../../lab/run-events.ts';
import { isBusy } from '../../run/busy.ts';
import type { LabStore } from '../../state/lab-store.ts';
import type { RunLog } from '../../state/run-log.ts';
import SequenceView from '../sequence/sequence-view.tsx';
import { AddressBar } from './address-bar.tsx';
import { type PreviewForm, PreviewForms } from './preview-forms.tsx';
import { SpecList } from './spec-list.tsx';
import { appWords } from './words.ts';
import '../view.css';
import './preview-view.css';

interface PreviewViewProps {
  readonly log: ReadonlySignal<RunLog>;
  readonly store: Pick<LabStore, 'session' | 'ask'>;
  readonly onGo: (place: SourcePlace) => void;
}

export default function PreviewView({ log, store, onGo }: PreviewViewProps) {
  const form = useSignal<PreviewForm>('app');
  const stage = useRef<HTMLDivElement>(null);
  const session = store.session.value;
  useEffect(() => {
    const place = stage.current;
    return place && session?.showApp ? session.showApp(place) : undefined;
  }, [session]);
  const { state, app } = log.value;
  const busy = isBusy(state);
  const words = appWords(log.value);
  return (
    <section class="view preview-view" aria-label="Preview">
      <PreviewForms form={form} />
      {form.value === 'sequence' && <SequenceView calls={log.value.calls} caller="page" nowMs={log.value.clock?.nowMs} store={store} />}
      {/* Hidden, not taken away: a frame that is moved is loaded anew. */}
      <div class="preview-frame" hidden={form.value !== 'app'}>
        <div class="preview-app" data-app={app.kind}>
          <AddressBar route={log.value.route} live={app.kind === 'live'} onMove={(move) => session?.move(move)} />
          {/* While the run is judged, its app must not be used: a click would be the program's own doing. */}
          <div class="preview-stage" ref={stage} inert={app.kind !== 'live'} aria-busy={busy} />
          {words && (
            <p class="preview-words" data-tone={words.tone}>
              {words.text}
            </p>
          )}
        </div>
        <SpecList log={log.value} onGo={onGo} />
      </div>
    </section>
  );
}
