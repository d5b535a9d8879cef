// The engine's statement parser as a class, to be asked more than its tree.
import { parseStatements } from '../syntax/parser.ts';
import type { Token } from '../syntax/token.ts';
import { TokenCursor } from '../syntax/token-cursor.ts';

type ParserClass = new (sql: string) => TokenCursor & { statements(): unknown };

/** syntax/parser.ts keeps its class to itself: it shows itself when it takes its first look at a text. */
function classOfParser(): ParserClass {
  const prototype = TokenCursor.prototype as unknown as { peek: (this: TokenCursor, ahead?: number) => Token };
  const { peek } = prototype;
  let found: unknown;
  prototype.peek = function (ahead) {
    found = this.constructor;
    return peek.call(this, ahead);
  };
  try {
    parseStatements('');
  } finally {
    prototype.peek = peek;
  }
  return found as ParserClass;
}

export const EngineParser = classOfParser();
