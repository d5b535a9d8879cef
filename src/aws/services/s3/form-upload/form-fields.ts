// The fields of a browser's form, as far as S3 reads them: those before the file, and the file.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
import type { ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { invalidArgument } from '../errors.ts';

export interface Form {
  /** By name in lower case, in the order of the form. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
  readonly fileName: string;
}

/** Throws AwsError MalformedPOSTRequest, InvalidArgument. */
export async function readForm({ headers, body }: ReadRequest): Promise<Form> {
  const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': headers.get('content-type') ?? '' } })
    .formData()
    .catch(() => undefined);
  if (!form) throw new AwsError('MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (name.toLowerCase() !== 'file') {
      // Some clients (Python's requests) give every field a file name; it is a field all the same.
      fields.set(name.toLowerCase(), typeof value === 'string' ? value : await value.text());
      continue;
    }
    // AWS: whatever stands behind the file is ignored.
    if (typeof value === 'string') return { fields, file: new TextEncoder().encode(value), fileName: '' };
    return { fields, file: new Uint8Array(await value.arrayBuffer()), fileName: value.name };
  }
  throw invalidArgument('POST requires exactly one file upload per request.', 'file', '0');
}
