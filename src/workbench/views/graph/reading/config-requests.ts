// Requests to AWS Config as plain fields, as the SDK would send them, and its answers as objects.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html
import { isJsonObject, parsedJson } from '../../../../aws/core/json.ts';
import type { CloudAnswer, CloudRequest } from '../../../../lab/cloud-request.ts';
import type { Fields } from '../model/item.ts';

export type Ask = (request: CloudRequest) => Promise<CloudAnswer>;

const TARGET = 'StarlingDoveService';

export function configRequest(operation: string, input: object): CloudRequest {
  return {
    service: 'config',
    method: 'POST',
    // The region of the host does not count.
    url: 'https://config.us-east-1.amazonaws.com/',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${TARGET}.${operation}` },
    body: JSON.stringify(input),
    as: 'look',
  };
}

/** The answer's members. Rejects with AWS's own sentence. */
export async function told(ask: Ask, request: CloudRequest): Promise<Fields> {
  const { call, whole = call.response } = await ask(request);
  const answer = parsedJson(whole);
  const fields = isJsonObject(answer) ? answer : {};
  if (call.status < 400) return fields;
  const said = fields.message ?? fields.Message;
  throw new Error(`${call.operation}: ${typeof said === 'string' ? said : (call.errorCode ?? call.status)}`);
}

/** All elements of a list that comes in pages. `NextToken` or `nextToken`: operations spell it both ways. */
export async function allPages(ask: Ask, operation: string, input: object, member: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let token: Fields = {};
  do {
    const answer = await told(ask, configRequest(operation, { ...input, ...token }));
    const list = answer[member];
    if (Array.isArray(list)) found.push(...list);
    token = tokenOf(answer);
  } while (Object.keys(token).length > 0);
  return found;
}

function tokenOf({ nextToken, NextToken }: Fields): Fields {
  if (typeof nextToken === 'string') return { nextToken };
  return typeof NextToken === 'string' ? { NextToken } : {};
}
