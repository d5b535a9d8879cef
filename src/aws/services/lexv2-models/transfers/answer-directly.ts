// Requests that are no calls of an operation: the download of an export, the upload of an import.
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { isSignedBy, type OwnAddress, readAddress } from './own-address.ts';
import type { Transfers } from './transfers.ts';

// By design, where buckets of AWS answer only some origins: a page may download and upload.
const CORS = { 'access-control-allow-origin': '*' };

/** Undefined for an ordinary call. */
export async function answerDirectly(transfers: Transfers, request: ReadRequest): Promise<EncodedAnswer | undefined> {
  const address = readAddress(request.url);
  if (!address) return undefined;
  if (request.method === 'OPTIONS')
    return answer(200, { 'access-control-allow-methods': 'GET, HEAD, PUT', 'access-control-allow-headers': '*' });
  return address.kind === 'exports' ? download(transfers, address, request) : upload(transfers, address, request);
}

function download(transfers: Transfers, address: OwnAddress, { method }: ReadRequest): EncodedAnswer {
  const found = transfers.anyExport(address.id);
  if (!found || !isSignedBy(address, found.secret)) return refused;
  if (transfers.now >= address.expiresMs) return expired;
  if (method !== 'GET' && method !== 'HEAD') return notAllowed;
  const headers = { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${found.fileName}"` };
  return answer(200, headers, found.zip);
}

function upload(transfers: Transfers, address: OwnAddress, { method, body }: ReadRequest): EncodedAnswer {
  const found = transfers.anyImport(address.id);
  if (!found || !isSignedBy(address, found.secret)) return refused;
  if (transfers.now >= address.expiresMs) return expired;
  if (method !== 'PUT') return notAllowed;
  // An import takes what lies there when it starts.
  if (!found.started) found.zip = body.slice();
  return answer(200, {});
}

function answer(status: number, headers: Readonly<Record<string, string>>, body: Uint8Array = new Uint8Array()): EncodedAnswer {
  return { status, headers: { ...CORS, ...headers, 'content-length': String(body.length) }, body };
}

// As S3 answers an address that it did not sign, one that is over, and another method.
const refused = error(403, 'SignatureDoesNotMatch', 'The address was not given by this service, or its export or import is gone.');
const expired = error(403, 'AccessDenied', 'Request has expired');
const notAllowed = error(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');

function error(status: number, code: string, message: string): EncodedAnswer {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return answer(status, { 'content-type': 'application/xml' }, fromUtf8(text));
}
