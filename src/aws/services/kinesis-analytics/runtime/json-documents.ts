// One record may hold several JSON documents one after another: this takes them apart and parses each.
// AWS: "Each record can contain multiple JSON documents" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-input.html
import { type Json, parseJson } from '../../../../streaming-sql/mapping/json.ts';

/** A parsed document, or the text of one that is no JSON. */
export type JsonDocument = { readonly value: Json } | { readonly broken: string };

/** The documents of a text, in order. White space between them does not matter. */
export function jsonDocuments(text: string): JsonDocument[] {
  const whole = parsed(text);
  if ('value' in whole) return [whole];
  const pieces = split(text);
  return pieces.length === 0 ? [whole] : pieces.map(parsed);
}

function parsed(text: string): JsonDocument {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { broken: text };
  }
}

/** Cuts where an outermost object or array ends. What follows the last one stays together. */
function split(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth > 0) continue;
      pieces.push(text.slice(start, at + 1));
      start = at + 1;
      depth = 0;
    }
  }
  pieces.push(text.slice(start));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function endOfString(text: string, quote: number): number {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
