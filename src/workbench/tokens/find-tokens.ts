// Where in a text are JSON Web Tokens? Only their look is judged here; reading them is read-token.ts.

/** Header and claims are JSON objects in base64url, which begin with `{"` or `{ `: eyJ or eyA. An encrypted token has five parts: that is none. */
const TOKEN = /(?<![\w-])ey[JA][\w-]{8,}\.ey[JA][\w-]{4,}\.[\w-]*(?![\w.-])/g;

/** A text in pieces: what is no token, and tokens. */
export type TextPiece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'token'; readonly text: string };

/** The pieces make up the whole text, in order. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (index > end) pieces.push({ kind: 'text', text: text.slice(end, index) });
    pieces.push({ kind: 'token', text: token });
    end = index + token.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The tokens of some texts, each once. */
export function tokensIn(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.match(TOKEN) ?? []))];
}
