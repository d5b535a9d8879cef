// One call, or one step inside of one, in full: who asked, request, answer, the tokens in both, what IAM decided, and what happened inside.
import { useCallback } from 'preact/hooks';
import { lazyPart } from '../layout/lazy-part.tsx';
import type { LabStore } from '../state/lab-store.ts';
import { TokenText } from '../tokens/token-text.tsx';
import type { Ask } from '../tokens/verify-token.ts';
import { bodyText } from './call-text.ts';
import { type DetailSource, detailOf } from './detail-source.ts';

const DecisionCard = lazyPart(() => import('../policy/decision-card.tsx'));

interface CallDetailProps extends DetailSource {
  /** The lab's clock, for times in tokens. */
  readonly nowMs: number | undefined;
  readonly store: Pick<LabStore, 'ask'>;
}

export function CallDetail({ call, step, nowMs, store }: CallDetailProps) {
  const detail = detailOf({ call, ...(step && { step }) });
  // Another cloud has other keys, even for the same issuer.
  const ask = useCallback<Ask>((request) => store.ask(call.by ? { ...request, cloud: 'specs' } : request), [store, call.by]);
  return (
    <div class="wb-call-detail">
      {/* A decision says it, too. */}
      {detail.caller && detail.decisions.length === 0 && (
        <p class="wb-call-caller">
          <span class="wb-soft">Caller</span> {detail.caller}
        </p>
      )}
      {call.by?.spec && (
        <p class="wb-call-caller">
          <span class="wb-soft">Spec</span> {call.by.spec.join(' ')}
        </p>
      )}
      {detail.decisions.map((decision, place) => (
        <DecisionCard key={place} decision={decision} />
      ))}
      <div class="wb-call-bodies">
        {!step && call.authorization !== undefined && <Body title="Authorization" text={call.authorization} nowMs={nowMs} ask={ask} />}
        <Body title="Request" text={detail.request} nowMs={nowMs} ask={ask} />
        <Body title="Response" text={detail.response} nowMs={nowMs} ask={ask} />
        {!step && call.truncated && <p class="wb-soft">Cut: the body is longer than what is kept.</p>}
      </div>
    </div>
  );
}

interface BodyProps {
  readonly title: string;
  readonly text: string;
  readonly nowMs: number | undefined;
  readonly ask: Ask;
}

function Body({ title, text, nowMs, ask }: BodyProps) {
  return (
    <div class="wb-body">
      <p class="wb-body-title">{title}</p>
      <TokenText text={bodyText(text)} nowMs={nowMs} ask={ask} />
    </div>
  );
}
