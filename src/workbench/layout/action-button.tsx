// A button that keeps the focus when its action becomes impossible: a disabled one would drop it, and keyboard users with it.
import type { ComponentChildren } from 'preact';

interface ActionButtonProps {
  readonly possible: boolean;
  readonly onPress: () => void;
  readonly title: string;
  readonly look?: 'run' | 'small';
  /** Keys that do the same, in the form of `aria-keyshortcuts`. */
  readonly shortcuts?: string;
  readonly children: ComponentChildren;
}

export function ActionButton({ possible, onPress, title, look, shortcuts, children }: ActionButtonProps) {
  return (
    <button
      type="button"
      class={`wb-button ${look ? `wb-button-${look}` : ''}`}
      aria-disabled={!possible}
      aria-keyshortcuts={shortcuts}
      title={title}
      onClick={() => possible && onPress()}
    >
      {children}
    </button>
  );
}
