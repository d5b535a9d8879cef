// The calls of a run as a sequence diagram: who asked whom for what. A click on a call shows all of it. For any lab, in a pane of its own.
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { CallRecord } from '../../../lab/run-events.ts';
import type { LabStore } from '../../state/lab-store.ts';
import { useOwnWidth } from '../dashboard/own-width.ts';
import { columnsOf, layoutOf } from './layout.ts';
import { MessageDetail } from './message-detail.tsx';
import { type Caller, flatMessages, type Participant, type Section, sequenceOf } from './model.ts';
import { CALLER } from './participants.ts';
import { SequenceDrawing } from './sequence-drawing.tsx';
import { SequenceTable } from './sequence-table.tsx';
import { emptyText, sectionText } from './words.ts';
import '../view.css';
import './sequence-view.css';

export interface SequenceViewProps {
  readonly calls: readonly CallRecord[];
  readonly caller: Caller;
  /** The lab's clock. */
  readonly nowMs: number | undefined;
  readonly store: Pick<LabStore, 'ask'>;
}

export default function SequenceView({ calls, caller, nowMs, store }: SequenceViewProps) {
  const form = useSignal<'drawing' | 'table'>('drawing');
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  /** Sections that were opened or closed by hand. */
  const turned = useSignal<ReadonlySet<string>>(new Set());
  const chosen = useSignal<string | undefined>(undefined);
  const { ref, width } = useOwnWidth<HTMLElement>();
  const opener = useRef<Element | null>(null);
  const all = useMemo(() => sequenceOf(calls, caller), [calls, caller]);
  const sequence = hidden.value.size === 0 ? all : sequenceOf(calls, caller, hidden.value);
  const participants = all.participants.filter(({ id }) => !hidden.value.has(id));
  const columns = columnsOf(participants, width);
  const message = sequence.sections
    .flatMap(({ messages }) => flatMessages(messages))
    .find((one) => one.message.key === chosen.value)?.message;
  const choose = (key: string) => {
    opener.current = document.activeElement;
    chosen.value = chosen.value === key ? undefined : key;
  };
  const close = () => {
    chosen.value = undefined;
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus();
  };
  return (
    <section class="view sequence-view" aria-label="Sequence of the calls" data-detail={message ? 'shown' : 'hidden'}>
      {calls.length === 0 ? (
        <EmptyState nowMs={nowMs} />
      ) : (
        <>
          <div class="sequence-controls">
            <fieldset class="view-forms">
              <legend class="view-hidden">Show the sequence as</legend>
              {(['drawing', 'table'] as const).map((one) => (
                <button key={one} type="button" aria-pressed={form.value === one} onClick={() => (form.value = one)}>
                  {one === 'drawing' ? 'Drawing' : 'Table'}
                </button>
              ))}
            </fieldset>
            <WhoIsShown participants={all.participants} hidden={hidden.value} onChange={(next) => (hidden.value = next)} />
          </div>
          <div class="sequence-body">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
            <section class="sequence-scroll" ref={ref} tabIndex={0} aria-label="Calls in order">
              {form.value === 'drawing' && <Heads participants={participants} columns={columns} />}
              {sequence.sections.map((section) => {
                const open = (section.kind !== 'setup of specs') !== turned.value.has(section.key);
                return (
                  <div
                    key={section.key}
                    class="sequence-section"
                    style={form.value === 'drawing' ? { minWidth: `${columns.width}px` } : {}}
                  >
                    <SectionHead section={section} open={open} onTurn={() => (turned.value = toggled(turned.value, section.key))} />
                    {open && section.messages.length === 0 && <p class="view-quiet">None of its calls is among those that are shown.</p>}
                    {open && section.messages.length > 0 && form.value === 'drawing' && (
                      <SequenceDrawing
                        layout={layoutOf(section.messages, columns)}
                        label={sectionText(section)}
                        participants={participants}
                        chosen={chosen.value}
                        onChoose={choose}
                      />
                    )}
                    {open && section.messages.length > 0 && form.value === 'table' && (
                      <SequenceTable section={section} participants={participants} chosen={chosen.value} onChoose={choose} />
                    )}
                  </div>
                );
              })}
            </section>
            {message && <MessageDetail message={message} participants={participants} nowMs={nowMs} store={store} onClose={close} />}
          </div>
        </>
      )}
    </section>
  );
}

/** The names over the lines. Each message says them too, so that a screen reader needs no columns. */
function Heads({
  participants,
  columns,
}: {
  readonly participants: readonly Participant[];
  readonly columns: ReturnType<typeof columnsOf>;
}) {
  return (
    <div class="sequence-heads" style={{ width: `${columns.width}px` }} aria-hidden="true">
      {participants.map(({ id, title }) => (
        <span key={id} data-kind={id === CALLER ? 'caller' : 'other'} style={{ left: `${columns.columns.get(id) ?? 0}px` }}>
          {title}
        </span>
      ))}
    </div>
  );
}

interface SectionHeadProps {
  readonly section: Section;
  readonly open: boolean;
  readonly onTurn: () => void;
}

function SectionHead({ section, open, onTurn }: SectionHeadProps) {
  return (
    <button type="button" class="sequence-section-head" aria-expanded={open} onClick={onTurn}>
      <span aria-hidden="true">{open ? '▾' : '▸'}</span> {sectionText(section)}
    </button>
  );
}

interface WhoIsShownProps {
  readonly participants: readonly Participant[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}

/** The caller cannot be hidden: every call begins there. */
function WhoIsShown({ participants, hidden, onChange }: WhoIsShownProps) {
  const others = participants.filter(({ id }) => id !== CALLER);
  if (others.length < 2) return null;
  return (
    <fieldset class="sequence-who">
      <legend class="view-hidden">Whose calls are shown</legend>
      {others.map(({ id, title }) => (
        <button key={id} type="button" aria-pressed={!hidden.has(id)} onClick={() => onChange(toggled(hidden, id))}>
          <span aria-hidden="true">{hidden.has(id) ? '○' : '●'} </span>
          {title}
        </button>
      ))}
    </fieldset>
  );
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one]);
}

/** What will come, in outline: two lines, a question and its answer. */
function EmptyState({ nowMs }: { readonly nowMs: number | undefined }) {
  return (
    <div class="view-empty sequence-empty">
      <svg viewBox="0 0 220 76" width="290" height="100" aria-hidden="true">
        <path d="M30 6v66M190 6v66" />
        <path d="M30 26h154m-6-4 6 4-6 4" />
        <path class="sequence-empty-answer" d="M190 52H36m6-4-6 4 6 4" />
      </svg>
      <p>{emptyText(nowMs)}</p>
    </div>
  );
}
