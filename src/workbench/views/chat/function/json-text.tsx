// JSON in lines, one of which may carry a mark and, below it, the sentence that says what is wrong.
import type { JsonLine } from './json-lines.ts';

interface JsonTextProps {
  readonly title: string;
  readonly lines: readonly JsonLine[];
  readonly mark?: { readonly line: number; readonly sentence: string };
}

export function JsonText({ title, lines, mark }: JsonTextProps) {
  return (
    <figure class="chat-json">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard */}
      <ol tabIndex={0} aria-label={title}>
        {lines.map(({ depth, text }, at) => (
          <li key={at} style={{ paddingInlineStart: `${depth * 1.2}em` }}>
            {mark?.line === at ? (
              <>
                <mark>{text}</mark>
                <strong class="chat-problem">{mark.sentence}</strong>
              </>
            ) : (
              text
            )}
          </li>
        ))}
      </ol>
    </figure>
  );
}
