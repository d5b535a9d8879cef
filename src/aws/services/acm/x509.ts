// Certificates in DER: what one says, and a new one written. Source: RFC 5280.
import { fromUtf8 } from '@smithy/core/serde';
import { type DerValue, derInteger, derOid, derTags, joined, oidText, readDer, writeDer } from '../../core/der.ts';
import { rsaPublicKey } from '../../core/rsa-der.ts';
import { type RsaKey, signedBy } from '../../core/rsa-key.ts';
import type { CertificateContent } from './certificate.ts';
import { attributeNames, extendedUsageNames, keyUsageNames, namedCurves, signatureNames } from './x509-names.ts';

export interface ReadCertificate extends CertificateContent {
  /** The common name of its subject; empty where it has none. */
  readonly commonName: string;
  /** The DNS names of its extension. */
  readonly names: readonly string[];
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
}

/** What a certificate says; undefined for bytes that are none. */
export function readCertificate(bytes: Uint8Array): ReadCertificate | undefined {
  const [tbs, algorithm] = readDer(bytes)?.inner ?? [];
  if (!tbs || !algorithm) return undefined;
  // The version stands in front, in a tag of its own; version 1 has none.
  const fields = tbs.inner[0]?.tag === 0xa0 ? tbs.inner.slice(1) : tbs.inner;
  const [serial, , issuer, validity, subject, key, ...rest] = fields;
  if (serial?.tag !== derTags.integer || !issuer || !validity || !subject || !key) return undefined;
  const [notBeforeMs, notAfterMs] = validity.inner.map(timeOf);
  const keyAlgorithm = keyAlgorithmOf(key);
  if (notBeforeMs === undefined || notAfterMs === undefined || keyAlgorithm === undefined) return undefined;
  const extensions = extensionsOf(rest.find(({ tag }) => tag === 0xa3));
  return {
    serial: hexPairs(serial.content.length > 1 && serial.content[0] === 0 ? serial.content.subarray(1) : serial.content).join(':'),
    subject: distinguishedName(subject),
    issuer: attribute(issuer, 'O') || attribute(issuer, 'CN') || distinguishedName(issuer),
    notBeforeMs,
    notAfterMs,
    keyAlgorithm,
    signatureAlgorithm: signatureNames[oidText(algorithm.inner[0]?.content ?? new Uint8Array())] ?? 'UNKNOWN',
    keyUsages: keyUsagesOf(extensions.get('2.5.29.15')),
    extendedKeyUsages: extendedUsagesOf(extensions.get('2.5.29.37')),
    commonName: attribute(subject, 'CN'),
    names: alternativeNames(extensions.get('2.5.29.17')),
    publicKey: key.whole,
  };
}

const hexPairs = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
const textOf = ({ content }: DerValue) => new TextDecoder().decode(content);

/** `C=US,O=...,CN=...` */
function distinguishedName(name: DerValue): string {
  return attributesOf(name)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

function attributesOf(name: DerValue): [string, string][] {
  return name.inner.flatMap((set) =>
    set.inner.flatMap(({ inner: [type, value] }): [string, string][] => {
      if (!type || !value) return [];
      const oid = oidText(type.content);
      return [[attributeNames[oid] ?? oid, textOf(value)]];
    }),
  );
}

const attribute = (name: DerValue, key: string) => attributesOf(name).findLast(([own]) => own === key)?.[1] ?? '';

/** UTCTime has two digits of the year: those from 50 on mean the last century. */
function timeOf(value: DerValue): number | undefined {
  const text = textOf(value);
  const [, year = '', month, day, hour, minute, second] = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text) ?? [];
  if (year === '') return undefined;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) >= 50 ? 1900 : 2000);
  return Date.UTC(full, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

function keyAlgorithmOf({ inner: [algorithm, key] }: DerValue): string | undefined {
  const [type, parameters] = algorithm?.inner ?? [];
  if (!type || !key) return undefined;
  const oid = oidText(type.content);
  if (oid === '1.2.840.10045.2.1') return parameters && namedCurves[oidText(parameters.content)];
  if (oid !== '1.2.840.113549.1.1.1') return undefined;
  const modulus = readDer(key.content.subarray(1))?.inner[0]?.content;
  if (!modulus) return undefined;
  const bytes = modulus[0] === 0 ? modulus.length - 1 : modulus.length;
  return `RSA-${bytes * 8}`;
}

/** By OID: the content of each extension, decoded once more. */
function extensionsOf(value: DerValue | undefined): ReadonlyMap<string, DerValue> {
  const list = value?.inner[0]?.inner ?? [];
  return new Map(
    list.flatMap(({ inner }): [string, DerValue][] => {
      const [type] = inner;
      const content = readDer(inner.at(-1)?.content ?? new Uint8Array());
      return type && content ? [[oidText(type.content), content]] : [];
    }),
  );
}

const alternativeNames = (value: DerValue | undefined) => (value?.inner ?? []).filter(({ tag }) => tag === 0x82).map(textOf);

function keyUsagesOf(value: DerValue | undefined): string[] {
  const [, ...bytes] = value?.content ?? [];
  return keyUsageNames.filter((_name, place) => ((bytes[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0);
}

function extendedUsagesOf(value: DerValue | undefined): { Name: string; OID: string }[] {
  return (value?.inner ?? []).map(({ content }) => {
    const OID = oidText(content);
    return { Name: extendedUsageNames[OID] ?? 'CUSTOM', OID };
  });
}

export interface NewCertificate {
  readonly serial: bigint;
  readonly commonName: string;
  readonly issuerName: string;
  readonly names: readonly string[];
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly key: RsaKey;
  readonly issuerKey: RsaKey;
  readonly kind: 'server' | 'authority';
}

/** A certificate, signed by SHA-256 with RSA. */
export function writeCertificate(made: NewCertificate): Uint8Array {
  const algorithm = writeDer(derTags.sequence, derOid('1.2.840.113549.1.1.11'), writeDer(derTags.null));
  const tbs = writeDer(
    derTags.sequence,
    writeDer(0xa0, derInteger(2n)),
    derInteger(made.serial),
    algorithm,
    nameOf(made.issuerName),
    writeDer(derTags.sequence, writeTime(made.notBeforeMs), writeTime(made.notAfterMs)),
    nameOf(made.commonName),
    rsaPublicKey(BigInt(`0x${made.key.n}`)),
    writeDer(0xa3, writeDer(derTags.sequence, ...extensionsFor(made))),
  );
  const signature = writeDer(derTags.bitString, joined(Uint8Array.of(0), signedBy(made.issuerKey, tbs)));
  return writeDer(derTags.sequence, tbs, algorithm, signature);
}

const nameOf = (commonName: string) =>
  writeDer(
    derTags.sequence,
    writeDer(derTags.set, writeDer(derTags.sequence, derOid('2.5.4.3'), writeDer(derTags.utf8String, fromUtf8(commonName)))),
  );

function writeTime(ms: number): Uint8Array {
  const text = new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  // RFC 5280, 4.1.2.5: two digits of the year up to 2049.
  return Number(text.slice(0, 4)) < 2050
    ? writeDer(derTags.utcTime, fromUtf8(`${text.slice(2)}Z`))
    : writeDer(derTags.generalizedTime, fromUtf8(`${text}Z`));
}

function extensionsFor({ names, kind }: NewCertificate): Uint8Array[] {
  const extension = (oid: string, content: Uint8Array, critical: boolean) =>
    writeDer(
      derTags.sequence,
      derOid(oid),
      ...(critical ? [writeDer(derTags.boolean, Uint8Array.of(0xff))] : []),
      writeDer(derTags.octetString, content),
    );
  if (kind === 'authority')
    return [
      extension('2.5.29.19', writeDer(derTags.sequence, writeDer(derTags.boolean, Uint8Array.of(0xff))), true),
      // keyCertSign and cRLSign
      extension('2.5.29.15', writeDer(derTags.bitString, Uint8Array.of(1, 0x06)), true),
    ];
  return [
    extension('2.5.29.17', writeDer(derTags.sequence, ...names.map((name) => writeDer(0x82, fromUtf8(name)))), false),
    // digitalSignature and keyEncipherment
    extension('2.5.29.15', writeDer(derTags.bitString, Uint8Array.of(5, 0xa0)), true),
    extension('2.5.29.37', writeDer(derTags.sequence, derOid('1.3.6.1.5.5.7.3.1'), derOid('1.3.6.1.5.5.7.3.2')), false),
  ];
}
