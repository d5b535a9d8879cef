// What a function returned, as an answer over HTTP.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html, "Lambda function response"
import { fromBase64, fromUtf8, toUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer } from '../../../core/call.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { refusal } from './answers.ts';

type Json = Readonly<Record<string, unknown>>;

/** @param format `1.0` or `2.0` */
export function answerOf(payload: Uint8Array, format: string): EncodedAnswer {
  const text = toUtf8(payload);
  const result = parsedJson(text);
  const isStructured = isJsonObject(result) && result.statusCode !== undefined;
  if (isStructured) return structured(result, format) ?? refusal(500);
  if (format !== '2.0' || result === undefined) return refusal(500);
  // AWS: without a status code the whole result is the body, of type application/json; a text is sent without its quotes.
  const body = typeof result === 'string' ? result : text;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: fromUtf8(body) };
}

/** Undefined for a result that is not in order. */
function structured(result: Json, format: string): EncodedAnswer | undefined {
  const { statusCode, body = '', headers = {}, multiValueHeaders = {}, cookies = [], isBase64Encoded } = result;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return undefined;
  if (typeof body !== 'string' && body !== null) return undefined;
  const named: Record<string, string> = { 'content-type': 'text/plain; charset=utf-8' };
  const setCookies: string[] = [];
  const add = (name: string, values: readonly string[]) => {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || values.some((value) => /[\r\n\0]/.test(value))) return;
    if (name.toLowerCase() === 'set-cookie') setCookies.push(...values);
    // AWS takes some names to itself; the platform counts the bytes.
    else if (!/^(content-length|transfer-encoding|connection)$/i.test(name)) named[name.toLowerCase()] = values.join(', ');
  };
  for (const [name, value] of Object.entries(recordOf(headers))) add(name, [String(value)]);
  if (format === '1.0') for (const [name, values] of Object.entries(recordOf(multiValueHeaders))) add(name, [values].flat().map(String));
  if (format === '2.0' && Array.isArray(cookies)) setCookies.push(...cookies.map(String));
  const bytes = isBase64Encoded === true ? base64Bytes(body ?? '') : fromUtf8(body ?? '');
  if (!bytes) return undefined;
  return withCookies({ status, headers: named, body: bytes }, setCookies);
}

/** One cookie is a header as any other; several need a place of their own, because a record holds a name once. */
function withCookies(answer: EncodedAnswer, [first, ...others]: readonly string[]): EncodedAnswer {
  if (first === undefined) return answer;
  if (others.length === 0) return { ...answer, headers: { ...answer.headers, 'set-cookie': first } };
  return { ...answer, cookies: [first, ...others] };
}

function base64Bytes(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain) ? fromBase64(plain) : undefined;
}

function recordOf(value: unknown): Json {
  return isJsonObject(value) ? value : {};
}
