// A text in which tokens can be clicked: each is shown short, and taken apart below the text.
import { useSignal } from '@preact/signals';
import { lazyPart } from '../layout/lazy-part.tsx';
import { piecesOf } from './find-tokens.ts';
import type { Ask } from './verify-token.ts';

const TokenCard = lazyPart(() => import('./token-card.tsx'));

interface TokenTextProps {
  readonly text: string;
  readonly nowMs: number | undefined;
  readonly ask: Ask;
}

export function TokenText({ text, nowMs, ask }: TokenTextProps) {
  const open = useSignal<string | undefined>(undefined);
  const pieces = piecesOf(text);
  const shown = pieces.some((piece) => piece.text === open.value) ? open.value : undefined;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>
        {pieces.map((piece, place) =>
          piece.kind === 'text' ? (
            piece.text
          ) : (
            <button
              key={place}
              type="button"
              class="token-mark"
              aria-expanded={shown === piece.text}
              title="A JSON Web Token: show what it says"
              onClick={() => {
                open.value = shown === piece.text ? undefined : piece.text;
              }}
            >
              {piece.text.slice(0, 8)}…{piece.text.slice(-6)}
              <span class="token-mark-word"> token</span>
            </button>
          ),
        )}
      </pre>
      {shown !== undefined && <TokenCard token={shown} nowMs={nowMs} ask={ask} />}
    </>
  );
}
