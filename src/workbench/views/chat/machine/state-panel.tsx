// Where the conversation stands after the turn: the states with the live one lit, the slots, and what else the session holds.
import type { BotTurn } from '../../../../aws/core/bot-turn.ts';
import { useOwnWidth } from '../../dashboard/own-width.ts';
import type { Turn } from '../turns/turn.ts';
import { machineOf } from './machine.ts';
import { layoutOf, type MachineLayout, NODE_HEIGHT, type PlacedNode } from './machine-layout.ts';
import { SlotTable } from './slot-table.tsx';

interface StatePanelProps {
  /** Up to the one that is looked at. */
  readonly turns: readonly Turn[];
  readonly told: ReadonlyMap<string, BotTurn>;
}

export function StatePanel({ turns, told }: StatePanelProps) {
  const { ref, width } = useOwnWidth<HTMLDivElement>();
  const turn = turns.at(-1);
  const machine = machineOf(turns, told);
  const answer = turn?.answer;
  return (
    <div class="chat-leaf" ref={ref}>
      {machine && width > 0 ? (
        <Drawing sentence={machine.sentence} layout={layoutOf(machine, width)} />
      ) : (
        <p class="view-quiet">{withoutMachine(turn)}</p>
      )}
      {answer?.kind === 'answered' && (
        <>
          {answer.state.intent && answer.state.intent.slots.length > 0 && <SlotTable slots={answer.state.intent.slots} />}
          <Rest attributes={answer.state.attributes} contexts={answer.state.contexts} />
        </>
      )}
    </div>
  );
}

function withoutMachine(turn: Turn | undefined): string {
  if (!turn) return 'The states of the conversation are drawn here when something is said.';
  if (turn.answer.kind === 'refused') return 'The turn failed: the conversation stands where it stood before.';
  if (turn.answer.kind === 'forgotten') return 'The session is deleted: the next words begin a new conversation.';
  return 'The conversation is in no intent.';
}

function Drawing({ layout, sentence }: { readonly layout: MachineLayout; readonly sentence: string }) {
  const { nodes, arrows, width, height, lit } = layout;
  return (
    <figure class="chat-machine">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={sentence}>
        <defs>
          <marker id="chat-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M1 1 7 4 1 7" />
          </marker>
        </defs>
        {arrows.map(({ id, path, kind, state }) => (
          <path
            key={id}
            d={path}
            class={`chat-arrow chat-${state} ${kind === 'way out' ? 'chat-way-out' : ''}`}
            marker-end="url(#chat-tip)"
          />
        ))}
        {nodes.map((node) => (
          <State key={node.id} node={node} />
        ))}
        {lit && <circle class="chat-here" r="5" style={{ transform: `translate(${lit.x}px, ${lit.y}px)` }} />}
      </svg>
    </figure>
  );
}

const LETTER_PX = 7;
const MOST_OF_A_NOTE = 20;

function State({ node: { x, y, width, kind, label, state, note } }: { readonly node: PlacedNode }) {
  const room = Math.floor((width - 20 - (note ? Math.min(note.length, MOST_OF_A_NOTE) * LETTER_PX + 8 : 0)) / LETTER_PX);
  return (
    <g class={`chat-node chat-${state} chat-node-${kind}`}>
      <rect x={x} y={y} width={width} height={NODE_HEIGHT} rx={kind === 'intent' || kind === 'fallback' ? 13 : 6} />
      <text x={x + 12} y={y + 17.5}>
        {cut(label, room)}
      </text>
      {note && (
        <text class="chat-node-note" x={x + width - 9} y={y + 17.5}>
          {cut(note, MOST_OF_A_NOTE)}
        </text>
      )}
    </g>
  );
}

const cut = (text: string, room: number) => (text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`);

function Rest({ attributes, contexts }: { readonly attributes: Readonly<Record<string, string>>; readonly contexts: readonly string[] }) {
  const entries = Object.entries(attributes);
  if (entries.length === 0 && contexts.length === 0) return null;
  return (
    <dl class="chat-rest">
      {entries.length > 0 && (
        <div>
          <dt>Session attributes</dt>
          {entries.map(([name, value]) => (
            <dd key={name}>
              <code>{name}</code> = <code>{value}</code>
            </dd>
          ))}
        </div>
      )}
      {contexts.length > 0 && (
        <div>
          <dt>Active contexts</dt>
          <dd>{contexts.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}
