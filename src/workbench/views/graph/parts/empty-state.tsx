// What the view shows while there is no graph: what will come, in outline, and a sentence; during a run, what is being recorded.
import type { ComponentChildren } from 'preact';
import type { GraphState } from '../graph-state.ts';
import { counted, typeWord } from '../words.ts';

export function EmptyState({ graph }: { readonly graph: GraphState }) {
  const status = graph.status.value;
  if (status.kind === 'recording') return <Recording graph={graph} />;
  if (status.kind === 'reading') return <Outline>{status.words}</Outline>;
  if (status.kind === 'failed') return <Outline>{status.because}</Outline>;
  if (status.kind === 'nothing yet')
    return <Outline>Press Run: the resources of your cloud are drawn here, as AWS Config records them.</Outline>;
  if (graph.reading.value.recorder === 'off') return <Outline>The recorder is not started, so nothing is recorded yet.</Outline>;
  if (graph.reading.value.recorder === 'on') return <Outline>The recorder has recorded nothing yet.</Outline>;
  return (
    <Outline>
      No recorder is on in this cloud, so AWS Config knows none of its resources.{' '}
      <button type="button" class="graph-record" onClick={() => void graph.record()}>
        Switch one on
      </button>
      <span class="view-quiet graph-note">
        It makes a role, a bucket, a recorder and a delivery channel in the cloud that the run has left.
      </span>
    </Outline>
  );
}

function Outline({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="view-empty graph-empty">
      <svg viewBox="0 0 240 86" width="320" height="115" aria-hidden="true">
        <rect x="6" y="4" width="150" height="78" rx="8" />
        <rect class="graph-empty-inner" x="16" y="20" width="80" height="52" rx="6" />
        <rect x="26" y="32" width="26" height="12" rx="3" />
        <rect x="26" y="52" width="26" height="12" rx="3" />
        <rect class="graph-empty-lit" x="112" y="40" width="30" height="14" rx="3" />
        <rect x="192" y="16" width="36" height="14" rx="3" />
        <rect x="192" y="54" width="36" height="14" rx="3" />
        <path d="M52 38c30 0 30 9 60 9M52 58c30 0 30-11 60-11M142 47c25 0 25-24 50-24" />
      </svg>
      <p role="status">{children}</p>
    </div>
  );
}

function Recording({ graph }: { readonly graph: GraphState }) {
  const latest = graph.latest.value;
  if (latest.length === 0) return <Outline>Nothing is recorded yet: AWS Config records once its recorder is started.</Outline>;
  return (
    <div class="graph-live">
      <p>
        <strong>{counted(graph.recorded.value, 'configuration item')}</strong> recorded so far. The graph is drawn when the run is over.
      </p>
      <ol aria-label="The latest items">
        {latest.map(({ atMs, resourceType, resourceId, resourceName, status, because }, place) => (
          <li key={`${atMs} ${resourceId} ${place}`}>
            {typeWord(resourceType)} <strong>{resourceName ?? resourceId}</strong>{' '}
            <span class="view-quiet">{because === 'relation' ? 'related to a change' : status}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
