// Certificates by the real SDK client. Source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html,
// .../import-certificate-prerequisites.html, .../APIReference/API_ListCertificates.html; the certificates are read by Node's own OpenSSL.
import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import {
  ACMClient,
  AddTagsToCertificateCommand,
  DeleteCertificateCommand,
  DescribeCertificateCommand,
  GetAccountConfigurationCommand,
  GetCertificateCommand,
  ImportCertificateCommand,
  type ImportCertificateCommandInput,
  ListCertificatesCommand,
  ListTagsForCertificateCommand,
  PutAccountConfigurationCommand,
  RemoveTagsFromCertificateCommand,
  RenewCertificateCommand,
  RequestCertificateCommand,
  type RequestCertificateCommandInput,
  ResendValidationEmailCommand,
  UpdateCertificateOptionsCommand,
} from '@aws-sdk/client-acm';
import { expect, test } from 'vitest';
import { derInteger, derOid, writeDer } from '../../../core/der.ts';
import { writePem } from '../../../core/pem.ts';
import { testCloud } from '../../../testing/test-cloud.ts';
import { selfSigned } from '../testing/self-signed.ts';

function acmCloud() {
  const cloud = testCloud();
  const acm = cloud.client(ACMClient);
  return {
    ...cloud,
    acm,
    async request(input: Partial<RequestCertificateCommandInput> = {}) {
      const request = new RequestCertificateCommand({ DomainName: 'tides.example.com', ValidationMethod: 'DNS', ...input });
      return (await acm.send(request)).CertificateArn ?? '';
    },
    async import(input: Partial<ImportCertificateCommandInput> = {}) {
      const { certificate, privateKey } = selfSigned({ days: 90 });
      const request = new ImportCertificateCommand({ Certificate: certificate, PrivateKey: privateKey, ...input });
      return (await acm.send(request)).CertificateArn ?? '';
    },
    async described(CertificateArn: string) {
      return (await acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate;
    },
    async listed(input = {}) {
      return (await acm.send(new ListCertificatesCommand(input))).CertificateSummaryList?.map((one) => `${one.DomainName} ${one.Status}`);
    },
  };
}

const nobody = 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000';
const dayMs = 86_400_000;

/** A certificate with a key on a curve, which signs itself: what other programs make. Written by hand, signed by Node's OpenSSL. */
function onCurve() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const text = (tag: number, value: string) => writeDer(tag, new TextEncoder().encode(value));
  const named = (oid: string, value: string) => writeDer(0x31, writeDer(0x30, derOid(oid), text(0x0c, value)));
  const name = writeDer(0x30, named('2.5.4.6', 'JP'), named('2.5.4.10', 'Sea'), named('2.5.4.3', 'ec.example.com'));
  const algorithm = writeDer(0x30, derOid('1.2.840.10045.4.3.2'));
  const validity = writeDer(0x30, text(0x17, '200101000000Z'), text(0x18, '21200101000000Z'));
  const key = publicKey.export({ format: 'der', type: 'spki' });
  const tbs = writeDer(0x30, writeDer(0xa0, derInteger(2n)), derInteger(77n), algorithm, name, validity, name, key);
  const signature = writeDer(0x03, Uint8Array.of(0), sign('sha256', tbs, privateKey));
  const bytes = new TextEncoder();
  return {
    Certificate: bytes.encode(writePem('CERTIFICATE', writeDer(0x30, tbs, algorithm, signature))),
    PrivateKey: bytes.encode(String(privateKey.export({ format: 'pem', type: 'pkcs8' }))),
  };
}

test('a requested certificate waits with a record for each name, is issued after a while, and expires', async () => {
  const { request, described, advance } = acmCloud();
  const arn = await request({ SubjectAlternativeNames: ['*.tides.example.com', 'sea.example.com'] });
  expect(arn).toMatch(/^arn:aws:acm:us-east-1:123456789012:certificate\/[0-9a-f-]{36}$/);
  const pending = await described(arn);
  expect(pending).toMatchObject({ Status: 'PENDING_VALIDATION', Type: 'AMAZON_ISSUED', RenewalEligibility: 'INELIGIBLE', InUseBy: [] });
  expect(pending?.NotAfter).toBeUndefined();
  const records = pending?.DomainValidationOptions?.map(({ ResourceRecord }) => ResourceRecord);
  expect(records?.[0]).toMatchObject({
    Name: expect.stringMatching(/^_[0-9a-f]{32}\.tides\.example\.com\.$/),
    Type: 'CNAME',
    Value: expect.stringMatching(/^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/),
  });
  // A wildcard is proved by the record of the name itself.
  expect(records?.[1]).toEqual(records?.[0]);
  expect(records?.[2]).not.toEqual(records?.[0]);
  await advance(30_000);
  expect(await described(arn)).toMatchObject({
    Status: 'ISSUED',
    IssuedAt: new Date('2026-11-01T00:00:30Z'),
    NotBefore: new Date('2026-11-01T00:00:00Z'),
    NotAfter: new Date('2027-05-17T23:59:59Z'),
    KeyAlgorithm: 'RSA-2048',
    Subject: 'CN=tides.example.com',
    DomainValidationOptions: [{ ValidationStatus: 'SUCCESS' }, { ValidationStatus: 'SUCCESS' }, { ValidationStatus: 'SUCCESS' }],
  });
  await advance(198 * dayMs);
  expect((await described(arn))?.Status).toBe('EXPIRED');
});

test('what is issued is a real certificate, signed by the authority that comes with it', async () => {
  const { acm, request, described, advance } = acmCloud();
  const CertificateArn = await request({ SubjectAlternativeNames: ['sea.example.com'] });
  await expect(acm.send(new GetCertificateCommand({ CertificateArn }))).rejects.toMatchObject({ name: 'RequestInProgressException' });
  await advance(30_000);
  const { Certificate = '', CertificateChain = '' } = await acm.send(new GetCertificateCommand({ CertificateArn }));
  const [server, authority] = [new X509Certificate(Certificate), new X509Certificate(CertificateChain)];
  expect(server.subject).toBe('CN=tides.example.com');
  expect(server.subjectAltName).toBe('DNS:tides.example.com, DNS:sea.example.com');
  expect(server.verify(authority.publicKey)).toBe(true);
  expect(server.ca).toBe(false);
  expect(authority.ca).toBe(true);
  const told = await described(CertificateArn);
  expect(new Date(server.validTo)).toEqual(told?.NotAfter);
  expect(server.serialNumber.toLowerCase().padStart(32, '0')).toBe(told?.Serial?.replaceAll(':', ''));
}, 20_000);

test('a name that belongs to nobody is never validated', async () => {
  const { request, described, advance } = acmCloud();
  const arn = await request({ DomainName: 'sea.invalid', ValidationMethod: undefined });
  expect((await described(arn))?.DomainValidationOptions).toMatchObject([
    { ValidationMethod: 'EMAIL', ValidationEmails: expect.arrayContaining(['admin@sea.invalid']) },
  ]);
  await advance(3 * dayMs);
  expect(await described(arn)).toMatchObject({ Status: 'VALIDATION_TIMED_OUT', DomainValidationOptions: [{ ValidationStatus: 'FAILED' }] });
});

test('the same token means the same request for an hour', async () => {
  const { request, advance } = acmCloud();
  const first = await request({ IdempotencyToken: 'once' });
  expect(await request({ IdempotencyToken: 'once' })).toBe(first);
  expect(await request({ IdempotencyToken: 'once', DomainName: 'sea.example.com' })).not.toBe(first);
  await advance(3_600_000);
  expect(await request({ IdempotencyToken: 'once' })).not.toBe(first);
});

test.each<[string, Partial<RequestCertificateCommandInput>, string]>([
  ['no domain', { DomainName: 'sea' }, 'ValidationException'],
  ['eleven names', { SubjectAlternativeNames: Array.from({ length: 10 }, (_, at) => `n${at}.example.com`) }, 'LimitExceededException'],
  [
    'a stranger to validate',
    { DomainValidationOptions: [{ DomainName: 'a.example.com', ValidationDomain: 'example.com' }] },
    'InvalidDomainValidationOptionsException',
  ],
  [
    'another domain to validate at',
    { DomainValidationOptions: [{ DomainName: 'tides.example.com', ValidationDomain: 'example.org' }] },
    'InvalidDomainValidationOptionsException',
  ],
  ['a tag of AWS', { Tags: [{ Key: 'aws:sea', Value: 'x' }] }, 'InvalidTagException'],
  ['a curve', { KeyAlgorithm: 'EC_prime256v1' }, 'NotImplemented'],
  ['a private authority', { CertificateAuthorityArn: 'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/x' }, 'NotImplemented'],
])('a request with %s is refused', async (_what, input, name) => {
  const { request, listed } = acmCloud();
  await expect(request(input)).rejects.toMatchObject({ name });
  expect(await listed()).toEqual([]);
});

test('an imported certificate is read: its dates, names, key and serial number', async () => {
  const { import: imported, described, acm } = acmCloud();
  const CertificateArn = await imported({ Tags: [{ Key: 'team', Value: 'blue' }] });
  expect(await described(CertificateArn)).toMatchObject({
    Status: 'ISSUED',
    Type: 'IMPORTED',
    DomainName: 'tides.example.com',
    Serial: '12:67',
    Subject: 'CN=tides.example.com',
    NotBefore: new Date('2026-10-01T00:00:00Z'),
    NotAfter: new Date('2026-12-30T00:00:00Z'),
    KeyAlgorithm: 'RSA-1024',
    SignatureAlgorithm: 'SHA256WITHRSA',
    KeyUsages: [{ Name: 'DIGITAL_SIGNATURE' }, { Name: 'KEY_ENCIPHERMENT' }],
    ExtendedKeyUsages: [{ Name: 'TLS_WEB_SERVER_AUTHENTICATION' }, { Name: 'TLS_WEB_CLIENT_AUTHENTICATION' }],
    ImportedAt: new Date('2026-11-01T00:00:00Z'),
  });
  const { Certificate } = await acm.send(new GetCertificateCommand({ CertificateArn }));
  expect(new X509Certificate(Certificate ?? '').subject).toBe('CN=tides.example.com');
});

test('a certificate with a key on a curve is read as well', async () => {
  const { import: imported, described, listed } = acmCloud();
  const arn = await imported(onCurve());
  expect(await described(arn)).toMatchObject({
    Serial: '4d',
    NotAfter: new Date('2120-01-01T00:00:00Z'),
    KeyAlgorithm: 'EC-prime256v1',
    SignatureAlgorithm: 'SHA256WITHECDSA',
    Subject: 'C=JP,O=Sea,CN=ec.example.com',
    Issuer: 'Sea',
  });
  // AWS: only those with RSA keys up to 2048 bits are listed, unless others are asked for.
  expect(await listed()).toEqual([]);
  expect(await listed({ Includes: { keyTypes: ['EC_prime256v1'] } })).toEqual(['ec.example.com ISSUED']);
});

test.each<[string, () => Partial<ImportCertificateCommandInput>]>([
  ['expired', () => ({ Certificate: selfSigned({ days: 10 }).certificate })],
  ['not in effect yet', () => ({ Certificate: selfSigned({ days: 10, fromMs: Date.UTC(2027, 0, 1) }).certificate })],
  ['no certificate', () => ({ Certificate: new TextEncoder().encode('sea') })],
  ['broken', () => ({ Certificate: new TextEncoder().encode('-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n') })],
  ['of another key', () => ({ PrivateKey: selfSigned({ days: 1, seed: 'other' }).privateKey })],
  ['without a key', () => ({ PrivateKey: new TextEncoder().encode('sea') })],
  ['with a key of another kind', () => ({ PrivateKey: onCurve().PrivateKey })],
  ['with a broken chain', () => ({ CertificateChain: new TextEncoder().encode('sea') })],
])('a certificate that is %s is not imported', async (_what, input) => {
  const { import: imported, listed } = acmCloud();
  await expect(imported(input())).rejects.toMatchObject({ name: 'ValidationException' });
  expect(await listed()).toEqual([]);
});

test('an imported certificate is imported anew under its ARN, a requested one is not', async () => {
  const { import: imported, request, described, advance } = acmCloud();
  const arn = await imported();
  const { certificate, privateKey } = selfSigned({ days: 365, commonName: 'sea.example.com' });
  expect(await imported({ Certificate: certificate, PrivateKey: privateKey, CertificateArn: arn })).toBe(arn);
  expect(await described(arn)).toMatchObject({ DomainName: 'sea.example.com', NotAfter: new Date('2027-10-01T00:00:00Z') });
  await expect(imported({ CertificateArn: arn, Tags: [{ Key: 'a', Value: 'b' }] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(imported({ CertificateArn: await request() })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(imported({ CertificateArn: nobody })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await advance(335 * dayMs);
  expect((await described(arn))?.Status).toBe('EXPIRED');
});

test('certificates are listed by state, in order, by pages', async () => {
  const { acm, request, import: imported, listed, advance } = acmCloud();
  await request({ DomainName: 'one.example.com' });
  await advance(30_000);
  await request({ DomainName: 'two.example.com' });
  await advance(1000);
  await imported();
  expect(await listed({ CertificateStatuses: ['PENDING_VALIDATION'] })).toEqual(['two.example.com PENDING_VALIDATION']);
  const newest = { SortBy: 'CREATED_AT', SortOrder: 'DESCENDING' } as const;
  expect(await listed(newest)).toEqual(['tides.example.com ISSUED', 'two.example.com PENDING_VALIDATION', 'one.example.com ISSUED']);
  const first = await acm.send(new ListCertificatesCommand({ ...newest, MaxItems: 2 }));
  expect(first.CertificateSummaryList).toHaveLength(2);
  expect(await listed({ ...newest, NextToken: first.NextToken })).toEqual(['one.example.com ISSUED']);
  await expect(listed({ SortBy: 'CREATED_AT' })).rejects.toMatchObject({ name: 'InvalidArgsException' });
  await expect(listed({ NextToken: '?' })).rejects.toMatchObject({ name: 'ValidationException' });
});

test('tags are added, listed, and removed by key or by key and value', async () => {
  const { acm, request } = acmCloud();
  const CertificateArn = await request({ Tags: [{ Key: 'team', Value: 'blue' }] });
  await acm.send(
    new AddTagsToCertificateCommand({
      CertificateArn,
      Tags: [
        { Key: 'stage', Value: 'dev' },
        { Key: 'team', Value: 'red' },
      ],
    }),
  );
  await acm.send(new RemoveTagsFromCertificateCommand({ CertificateArn, Tags: [{ Key: 'team', Value: 'blue' }, { Key: 'stage' }] }));
  expect((await acm.send(new ListTagsForCertificateCommand({ CertificateArn }))).Tags).toEqual([{ Key: 'team', Value: 'red' }]);
  const many = Array.from({ length: 50 }, (_, at) => ({ Key: `k${at}`, Value: 'x' }));
  await expect(acm.send(new AddTagsToCertificateCommand({ CertificateArn, Tags: many }))).rejects.toMatchObject({
    name: 'TooManyTagsException',
  });
});

test('a certificate is deleted, and one that is not there is not found', async () => {
  const { acm, request, described, advance } = acmCloud();
  const CertificateArn = await request();
  await acm.send(new DeleteCertificateCommand({ CertificateArn }));
  await advance(60_000);
  await expect(described(CertificateArn)).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Certificate with arn ${CertificateArn} not found in account 123456789012`,
  });
  const on = { CertificateArn: nobody };
  for (const command of [new DeleteCertificateCommand(on), new GetCertificateCommand(on), new ListTagsForCertificateCommand(on)])
    await expect(acm.send(command as DeleteCertificateCommand)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(acm.send(new RenewCertificateCommand(on))).rejects.toMatchObject({ name: 'NotImplemented' });
});

test('options change once it is issued; mail is sent again while it waits for mail', async () => {
  const { acm, request, described, advance } = acmCloud();
  const CertificateArn = await request({ ValidationMethod: 'EMAIL' });
  const resend = (Domain: string, ValidationDomain = 'example.com') =>
    acm.send(new ResendValidationEmailCommand({ CertificateArn, Domain, ValidationDomain }));
  await resend('tides.example.com');
  await expect(resend('sea.example.com')).rejects.toMatchObject({ name: 'InvalidDomainValidationOptionsException' });
  await expect(resend('tides.example.com', 'example.org')).rejects.toMatchObject({ name: 'InvalidDomainValidationOptionsException' });
  const update = () =>
    acm.send(new UpdateCertificateOptionsCommand({ CertificateArn, Options: { CertificateTransparencyLoggingPreference: 'DISABLED' } }));
  await expect(update()).rejects.toMatchObject({ name: 'InvalidStateException' });
  await advance(30_000);
  await update();
  expect((await described(CertificateArn))?.Options?.CertificateTransparencyLoggingPreference).toBe('DISABLED');
  await expect(resend('tides.example.com')).rejects.toMatchObject({ name: 'InvalidStateException' });
});

test('the account says when it wants to hear of an end', async () => {
  const { acm } = acmCloud();
  const days = async () => (await acm.send(new GetAccountConfigurationCommand({}))).ExpiryEvents?.DaysBeforeExpiry;
  expect(await days()).toBe(45);
  await acm.send(new PutAccountConfigurationCommand({ IdempotencyToken: 'once', ExpiryEvents: { DaysBeforeExpiry: 10 } }));
  expect(await days()).toBe(10);
  await expect(
    acm.send(new PutAccountConfigurationCommand({ IdempotencyToken: 'twice', ExpiryEvents: { DaysBeforeExpiry: 91 } })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
});
