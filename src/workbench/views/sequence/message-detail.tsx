// The details of one message: beside the drawing where there is room, else over it. Of several equal calls one is shown, and the others are a step away.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { CallDetail } from '../../calls/call-detail.tsx';
import type { LabStore } from '../../state/lab-store.ts';
import type { Message, Participant } from './model.ts';
import { answerText } from './words.ts';

interface MessageDetailProps {
  readonly message: Message;
  readonly participants: readonly Participant[];
  readonly nowMs: number | undefined;
  readonly store: Pick<LabStore, 'ask'>;
  readonly onClose: () => void;
}

export function MessageDetail({ message, participants, nowMs, store, onClose }: MessageDetailProps) {
  const place = useSignal(0);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    place.value = 0;
    heading.current?.focus({ preventScroll: true });
  }, [message.key, place]);
  const { sources, label, from, to } = message;
  const shown = Math.min(place.value, sources.length - 1);
  const source = sources[shown] ?? sources[0];
  const title = (id: string) => participants.find((one) => one.id === id)?.title ?? id;
  return (
    <section
      class="sequence-detail"
      aria-label={`Details of ${label}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div class="sequence-detail-head">
        <h3 ref={heading} tabIndex={-1}>
          {label}
        </h3>
        <button type="button" aria-label="Close the details" onClick={onClose}>
          ✕
        </button>
      </div>
      <p class="sequence-detail-way">
        {title(from)} → {title(to)}, <span data-outcome={message.outcome}>{answerText(message)}</span>
      </p>
      {sources.length > 1 && (
        <p class="sequence-detail-steps">
          <button type="button" disabled={shown === 0} aria-label="The call before" onClick={() => (place.value = shown - 1)}>
            ‹
          </button>
          <span aria-live="polite">
            Call {shown + 1} of {sources.length}
          </span>
          <button
            type="button"
            disabled={shown === sources.length - 1}
            aria-label="The next call"
            onClick={() => (place.value = shown + 1)}
          >
            ›
          </button>
        </p>
      )}
      <CallDetail key={`${message.key} ${shown}`} {...source} nowMs={nowMs} store={store} />
    </section>
  );
}
