// A certificate as DescribeCertificate and ListCertificates tell it.
import type { CertificateDetail, CertificateSummary, KeyAlgorithm } from '@aws-sdk/client-acm';
import type { Certificate } from './certificate.ts';
import { validationOf } from './validation-records.ts';

export function describedCertificate(certificate: Certificate): CertificateDetail {
  const { content, validation } = certificate;
  return {
    CertificateArn: certificate.arn,
    DomainName: certificate.domainName,
    SubjectAlternativeNames: [...certificate.names],
    ...(validation && { DomainValidationOptions: validationOf(certificate) }),
    ...(content && {
      Serial: content.serial,
      Subject: content.subject,
      Issuer: content.issuer,
      NotBefore: new Date(content.notBeforeMs),
      NotAfter: new Date(content.notAfterMs),
      SignatureAlgorithm: content.signatureAlgorithm,
      KeyUsages: content.keyUsages.map((Name) => ({ Name: Name as 'ANY' })),
      ExtendedKeyUsages: content.extendedKeyUsages.map(({ Name, OID }) => ({ Name: Name as 'ANY', OID })),
    }),
    // AWS: describes it with a dash, RSA-2048, where requests and lists write RSA_2048.
    KeyAlgorithm: (content?.keyAlgorithm ?? 'RSA-2048') as KeyAlgorithm,
    ...dates(certificate),
    Status: certificate.status,
    InUseBy: [],
    ...(certificate.status === 'VALIDATION_TIMED_OUT' && { FailureReason: 'ADDITIONAL_VERIFICATION_REQUIRED' as const }),
    Type: certificate.type,
    // Nothing here uses a certificate, and only those in use are renewed.
    RenewalEligibility: 'INELIGIBLE',
    Options: { CertificateTransparencyLoggingPreference: certificate.transparencyLogging },
  };
}

function dates({ type, createdMs, issuedMs, importedMs }: Certificate): Pick<CertificateDetail, 'CreatedAt' | 'IssuedAt' | 'ImportedAt'> {
  return {
    // AWS: CreatedAt and IssuedAt are told of requested certificates only.
    ...(type === 'AMAZON_ISSUED' && { CreatedAt: new Date(createdMs) }),
    ...(issuedMs !== undefined && { IssuedAt: new Date(issuedMs) }),
    ...(importedMs !== undefined && { ImportedAt: new Date(importedMs) }),
  };
}

export function summary(certificate: Certificate): CertificateSummary {
  const { content, names } = certificate;
  return {
    CertificateArn: certificate.arn,
    DomainName: certificate.domainName,
    SubjectAlternativeNameSummaries: [...names],
    HasAdditionalSubjectAlternativeNames: false,
    Status: certificate.status,
    Type: certificate.type,
    KeyAlgorithm: listedAlgorithm(certificate) as KeyAlgorithm,
    KeyUsages: (content?.keyUsages ?? []).map((name) => name as 'ANY'),
    ExtendedKeyUsages: (content?.extendedKeyUsages ?? []).map(({ Name }) => Name as 'ANY'),
    InUse: false,
    RenewalEligibility: 'INELIGIBLE',
    ...(content && { NotBefore: new Date(content.notBeforeMs), NotAfter: new Date(content.notAfterMs) }),
    ...dates(certificate),
  };
}

export const listedAlgorithm = ({ content }: Certificate) => (content?.keyAlgorithm ?? 'RSA-2048').replace('-', '_');
