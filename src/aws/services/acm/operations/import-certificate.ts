// ImportCertificate: reads a real certificate, and whether the private key is its own. The key is not kept: nothing here uses it.
// AWS: https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html
import type { ImportCertificateRequest, ImportCertificateResponse } from '@aws-sdk/client-acm';
import { readPem } from '../../../core/pem.ts';
import type { Operation } from '../../../core/service.ts';
import type { Certificate } from '../certificate.ts';
import type { Certificates } from '../certificates.ts';
import { invalid, invalidParameter } from '../errors.ts';
import { fitOf } from '../private-key.ts';
import { withTags } from '../tags.ts';
import { type ReadCertificate, readCertificate } from '../x509.ts';

export const importCertificate =
  (certificates: Certificates): Operation<ImportCertificateRequest, ImportCertificateResponse> =>
  (input, context) => {
    const before = input.CertificateArn === undefined ? undefined : certificates.get(context, input.CertificateArn);
    if (before && input.Tags?.length) throw invalidParameter('Tagging is not permitted on re-import.');
    if (before && before.type !== 'IMPORTED') throw invalid(`The certificate ${before.arn} was not imported: it cannot be imported anew.`);
    const [text, read] = checkedCertificate(input.Certificate ?? new Uint8Array(), certificates.now());
    checkKey(input.PrivateKey ?? new Uint8Array(), read);
    const chain = input.CertificateChain && checkedChain(input.CertificateChain);
    const { commonName, names, publicKey: _unused, ...content } = read;
    const all = [...new Set([...(commonName === '' ? [] : [commonName]), ...names])];
    const dated: Pick<Certificate, 'domainName' | 'names' | 'status' | 'importedMs' | 'content' | 'pem'> = {
      domainName: all[0] ?? '',
      names: all,
      status: 'ISSUED',
      importedMs: certificates.now(),
      content,
      pem: { certificate: text, ...(chain !== undefined && { chain }) },
    };
    const certificate: Certificate = before
      ? Object.assign(before, dated)
      : {
          arn: certificates.newArn(context),
          account: context.account,
          region: context.region,
          type: 'IMPORTED',
          createdMs: certificates.now(),
          transparencyLogging: 'DISABLED',
          tags: withTags({}, input.Tags ?? []),
          ...dated,
        };
    certificates.keep(certificate);
    return { CertificateArn: certificate.arn };
  };

function checkedCertificate(bytes: Uint8Array, nowMs: number): readonly [pem: string, read: ReadCertificate] {
  const text = new TextDecoder().decode(bytes);
  const [block, ...others] = readPem(text) ?? [];
  if (!block || others.length > 0 || block.label !== 'CERTIFICATE') throw invalid('The certificate is not PEM-encoded or is not valid.');
  const read = readCertificate(block.bytes);
  if (!read) throw invalid('The certificate is not PEM-encoded or is not valid.');
  if (read.notAfterMs < nowMs) throw invalid('The certificate has expired, is not valid.');
  if (read.notBeforeMs > nowMs) throw invalid('The certificate is not in effect yet, is not valid.');
  return [text, read];
}

function checkKey(bytes: Uint8Array, { publicKey }: ReadCertificate): void {
  const [block, ...others] = readPem(new TextDecoder().decode(bytes)) ?? [];
  const fit = !block || others.length > 0 ? 'broken' : fitOf(block, publicKey);
  if (fit === 'broken') throw invalid('The private key is not PEM-encoded or is not valid.');
  if (fit === 'another') throw invalid('The certificate field contains more than one certificate, or the private key does not match it.');
}

function checkedChain(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const blocks = readPem(text);
  if (!blocks?.every(({ label, bytes: der }) => label === 'CERTIFICATE' && readCertificate(der)))
    throw invalid('The certificate chain is not PEM-encoded or is not valid.');
  return text;
}
