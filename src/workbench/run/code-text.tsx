// A sentence with its code between backticks as <code>: by nodes, so that no text of a program can become markup.
import { codeSpans } from '../steps/code-spans.ts';

export function CodeText({ text }: { readonly text: string }) {
  return <>{codeSpans(text).map((span, index) => (span.kind === 'code' ? <code key={index}>{span.text}</code> : span.text))}</>;
}
