// One console argument: text as it is, primitives in their colour, objects to open, errors with their stack.
import { useSignal } from '@preact/signals';
import type { ConsoleValue } from '../../lab/run-events.ts';
import { displayOf } from './value-display.ts';

interface ConsoleValueProps {
  readonly value: ConsoleValue;
  /** True for an argument of console.log, where a string stands without quotes. */
  readonly top?: boolean;
}

export function ConsoleValueView({ value, top = false }: ConsoleValueProps) {
  const open = useSignal(false);
  const display = displayOf(value, top ? 'argument' : 'member');
  if (display.kind === 'plain') return <span class={`wb-value wb-value-${display.tone}`}>{display.text}</span>;
  return (
    <span class="wb-value">
      <button
        type="button"
        class="wb-disclose"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <span class={`wb-value-${display.tone}`}>{display.text}</span>
      </button>
      {open.value && display.stack !== undefined && <span class="wb-stack">{display.stack}</span>}
      {open.value && display.stack === undefined && (
        <span class="wb-members">
          {display.entries.map(([key, entry]) => (
            <span class="wb-member" key={key}>
              <span class="wb-key">{key}</span>: <ConsoleValueView value={entry} />
            </span>
          ))}
          {display.more > 0 && <span class="wb-member wb-soft">and {display.more} more</span>}
          {display.entries.length === 0 && display.more === 0 && <span class="wb-member wb-soft">empty</span>}
        </span>
      )}
    </span>
  );
}
