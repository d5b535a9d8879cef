// Questions about one token.
import type { Token } from '../syntax/token.ts';

export const isWord = (token: Token | undefined, word: string): boolean => token?.kind === 'word' && token.value === word;
export const isSymbol = (token: Token | undefined, symbol: string): boolean => token?.kind === 'symbol' && token.value === symbol;
export const isName = (token: Token | undefined): boolean => token?.kind === 'word' || token?.kind === 'quoted';
