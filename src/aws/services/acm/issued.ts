// What ACM issues: a real certificate, whose key grows out of its ARN, signed by an authority that nobody trusts.
import { writePem } from '../../core/pem.ts';
import { rsaKeyOf } from '../../core/rsa-key.ts';
import type { Certificate, CertificateContent } from './certificate.ts';
import { limits } from './limits.ts';
import { writeCertificate } from './x509.ts';
import { extendedUsageNames } from './x509-names.ts';

const AUTHORITY = 'Sandshark stand-in for Amazon';
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** What a certificate that is issued now will say. */
export function newContent({ domainName }: Pick<Certificate, 'domainName'>, serial: string, nowMs: number): CertificateContent {
  // AWS: valid from the beginning of the day (UTC).
  const notBeforeMs = nowMs - (nowMs % (24 * 60 * 60 * 1000));
  return {
    serial: serial.match(/../g)?.join(':') ?? '',
    subject: `CN=${domainName}`,
    issuer: 'Amazon',
    notBeforeMs,
    notAfterMs: notBeforeMs + limits.validityMs - 1000,
    keyAlgorithm: 'RSA-2048',
    signatureAlgorithm: 'SHA256WITHRSA',
    keyUsages: ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'],
    extendedKeyUsages: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'].map((OID) => ({ Name: extendedUsageNames[OID] ?? '', OID })),
  };
}

/** PEM of the certificate and of its authority. Takes some tenths of a second, so that it is made when it is asked for. */
export function issuedPem(
  { arn, account, domainName, names }: Certificate,
  { serial, notBeforeMs, notAfterMs }: CertificateContent,
): { readonly certificate: string; readonly chain: string } {
  const issuerKey = rsaKeyOf(`acm authority of ${account}`);
  const server = writeCertificate({
    serial: BigInt(`0x${serial.replaceAll(':', '')}`),
    commonName: domainName,
    issuerName: AUTHORITY,
    names,
    notBeforeMs,
    notAfterMs,
    key: rsaKeyOf(arn),
    issuerKey,
    kind: 'server',
  });
  const authority = writeCertificate({
    serial: 1n,
    commonName: AUTHORITY,
    issuerName: AUTHORITY,
    names: [],
    notBeforeMs: Date.UTC(2026, 0, 1),
    notAfterMs: Date.UTC(2026, 0, 1) + 20 * YEAR_MS,
    key: issuerKey,
    issuerKey,
    kind: 'authority',
  });
  return { certificate: writePem('CERTIFICATE', server), chain: writePem('CERTIFICATE', authority) };
}
