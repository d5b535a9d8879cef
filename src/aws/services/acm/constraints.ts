// Lengths, patterns, ranges and words of the members, by operation.
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html and its siblings
import type { Constraints } from '../../core/constraints.ts';
import type { OperationName } from './operation-name.ts';

const domainName = {
  minLength: 1,
  maxLength: 253,
  pattern: '(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])',
};
const arn: Constraints = {
  CertificateArn: { minLength: 20, maxLength: 2048, pattern: 'arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*' },
};
const tags: Constraints = {
  Tags: { minLength: 1, maxLength: 50 },
  'Tags[].Key': { minLength: 1, maxLength: 128 },
  'Tags[].Value': { maxLength: 256 },
};
const token: Constraints = { IdempotencyToken: { minLength: 1, maxLength: 32, pattern: '\\w+' } };
const options: Constraints = {
  'Options.CertificateTransparencyLoggingPreference': { oneOf: ['ENABLED', 'DISABLED'] },
  'Options.Export': { oneOf: ['ENABLED', 'DISABLED'] },
};
const keyAlgorithms = ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  AddTagsToCertificate: { ...arn, ...tags },
  DeleteCertificate: arn,
  DescribeCertificate: arn,
  GetAccountConfiguration: {},
  GetCertificate: arn,
  ImportCertificate: {
    ...arn,
    Certificate: { minLength: 1, maxLength: 32768 },
    PrivateKey: { minLength: 1, maxLength: 5120 },
    CertificateChain: { minLength: 1, maxLength: 2097152 },
    ...tags,
  },
  ListCertificates: {
    'CertificateStatuses[]': {
      oneOf: ['PENDING_VALIDATION', 'ISSUED', 'INACTIVE', 'EXPIRED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'FAILED'],
    },
    'Includes.keyTypes[]': { oneOf: keyAlgorithms },
    MaxItems: { min: 1, max: 1000 },
    SortBy: { oneOf: ['CREATED_AT'] },
    SortOrder: { oneOf: ['ASCENDING', 'DESCENDING'] },
  },
  ListTagsForCertificate: arn,
  PutAccountConfiguration: { ...token, 'ExpiryEvents.DaysBeforeExpiry': { min: 1, max: 90 } },
  RemoveTagsFromCertificate: { ...arn, ...tags },
  RequestCertificate: {
    DomainName: domainName,
    ValidationMethod: { oneOf: ['EMAIL', 'DNS', 'HTTP'] },
    SubjectAlternativeNames: { minLength: 1, maxLength: 100 },
    'SubjectAlternativeNames[]': domainName,
    ...token,
    DomainValidationOptions: { minLength: 1, maxLength: 100 },
    'DomainValidationOptions[].DomainName': domainName,
    'DomainValidationOptions[].ValidationDomain': domainName,
    ...options,
    ...tags,
    KeyAlgorithm: { oneOf: keyAlgorithms },
    ManagedBy: { oneOf: ['CLOUDFRONT'] },
  },
  ResendValidationEmail: { ...arn, Domain: domainName, ValidationDomain: domainName },
  UpdateCertificateOptions: { ...arn, ...options },
};
