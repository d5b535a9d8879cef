// Ready-made, for specs: an attacker, who has read your page and uses none of it.
import { apiUrl } from './api.ts';

/** Sends a body of their own to the API, with a token or without one; gives the status of the answer: 204, 400, 401 ... */
export async function putAs(token: string | undefined, puzzle: number, body: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: token }) };
  const { status } = await fetch(`${apiUrl}/answers/${puzzle}`, { method: 'PUT', headers, body: JSON.stringify(body) });
  return status;
}
