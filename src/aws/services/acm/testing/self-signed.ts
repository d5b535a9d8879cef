// A certificate that signs itself, with its private key, in PEM. For tests.
import { writePem } from '../../../core/pem.ts';
import { wrappedPrivateKey } from '../../../core/rsa-der.ts';
import { rsaKeyOf } from '../../../core/rsa-key.ts';
import { writeCertificate } from '../x509.ts';

export interface SelfSigned {
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** @param seed another seed, another key */
export function selfSigned({
  commonName = 'tides.example.com',
  names = [commonName],
  fromMs = Date.UTC(2026, 9, 1),
  days,
  seed = 'self-signed',
}: {
  readonly commonName?: string;
  readonly names?: readonly string[];
  readonly fromMs?: number;
  readonly days: number;
  readonly seed?: string;
}): SelfSigned {
  const key = rsaKeyOf(seed, 1024);
  const bytes = writeCertificate({
    serial: 4711n,
    commonName,
    issuerName: commonName,
    names,
    notBeforeMs: fromMs,
    notAfterMs: fromMs + days * 24 * 60 * 60 * 1000,
    key,
    issuerKey: key,
    kind: 'server',
  });
  const text = new TextEncoder();
  return {
    certificate: text.encode(writePem('CERTIFICATE', bytes)),
    privateKey: text.encode(writePem('PRIVATE KEY', wrappedPrivateKey(key))),
  };
}
