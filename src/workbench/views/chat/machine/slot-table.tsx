// The slots of the intent: what was said for each, how Lex understood it, and what else it could have meant.
import type { SlotReading } from '../turns/turn.ts';

export function SlotTable({ slots }: { readonly slots: readonly SlotReading[] }) {
  return (
    <div class="view-table">
      <table>
        <caption class="view-hidden">Slots</caption>
        <thead>
          <tr>
            <th scope="col">Slot</th>
            <th scope="col">Said</th>
            <th scope="col">Interpreted</th>
            <th scope="col">Resolved</th>
          </tr>
        </thead>
        <tbody>{slots.flatMap((slot) => rowsOf(slot, ''))}</tbody>
      </table>
    </div>
  );
}

/** A slot of several values, or of parts, has a row for each. */
function rowsOf(slot: SlotReading, inside: string): preact.JSX.Element[] {
  const name = inside === '' ? slot.name : `${inside} · ${slot.name}`;
  if (slot.kind === 'parts') return slot.parts.flatMap((part) => rowsOf(part, name));
  return [
    <tr key={name}>
      <th scope="row">{name}</th>
      {slot.kind === 'empty' ? (
        <td class="view-quiet" colSpan={3}>
          empty
        </td>
      ) : (
        <>
          <td>{slot.original}</td>
          <td>
            <b>{slot.interpreted}</b>
          </td>
          <td class="view-quiet">{slot.resolved.join(', ') || 'none'}</td>
        </>
      )}
    </tr>,
  ];
}
