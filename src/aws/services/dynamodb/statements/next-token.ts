// NextToken of ExecuteStatement: where a SELECT goes on, for that statement alone.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { validation } from '../errors.ts';
import type { Item } from '../item.ts';
import { wireItem } from '../requests/wire-item.ts';
import { validateItem } from '../values/validate.ts';
import type { SelectPosition } from './run-select.ts';

const sealDigits = 16;

/** @param statement the text and its parameters, which the token belongs to */
export function writeToken({ read, key }: SelectPosition, statement: unknown): string {
  const text = JSON.stringify({ read, key: wireItem(key) });
  const bytes = utf8ToBytes(seal(text, statement) + text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Throws AwsError ValidationException for a token of another statement, or none. The sentence is inferred. */
export function readToken(token: string, statement: unknown): SelectPosition {
  const opened = decoded(token);
  const text = opened.slice(sealDigits);
  if (opened === '' || opened.slice(0, sealDigits) !== seal(text, statement))
    throw validation('Given NextToken is invalid or does not match the request');
  const { read, key } = JSON.parse(text) as { read: number; key: Item };
  return { read, key: validateItem(withBytes(key)) };
}

function seal(text: string, statement: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(text + JSON.stringify(statement)))).slice(0, sealDigits);
}

function decoded(token: string): string {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(token) || token.length % 4 !== 0) return '';
  return new TextDecoder().decode(Uint8Array.from(atob(token), (character) => character.charCodeAt(0)));
}

/** Key values are scalars; binary ones stand in the token as base64. */
function withBytes(key: Item): Item {
  const entries = Object.entries(key).map(([name, value]) => {
    const base64 = value.B as unknown as string | undefined;
    return [name, base64 === undefined ? value : { B: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) }];
  });
  return Object.fromEntries(entries) as Item;
}
