// RequestCertificate: pending until its domains are validated, which happens by itself after a while (limits.ts).
// AWS: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
import type { RequestCertificateRequest, RequestCertificateResponse } from '@aws-sdk/client-acm';
import type { Operation } from '../../../core/service.ts';
import type { Certificate } from '../certificate.ts';
import type { Certificates } from '../certificates.ts';
import { notEmbedded, tooManyNames, wrongValidationOptions } from '../errors.ts';
import { limits } from '../limits.ts';
import { withTags } from '../tags.ts';

export const requestCertificate =
  (certificates: Certificates): Operation<RequestCertificateRequest, RequestCertificateResponse> =>
  (input, context) => {
    refuseOthers(input);
    const { DomainName: domainName = '', IdempotencyToken: text } = input;
    const request = JSON.stringify({ ...input, IdempotencyToken: undefined, Tags: undefined });
    const known = certificates
      .list(context)
      .find(
        ({ token, createdMs }) => token?.text === text && token?.request === request && createdMs + limits.tokenMs > certificates.now(),
      );
    if (text !== undefined && known) return { CertificateArn: known.arn };
    const names = [...new Set([domainName, ...(input.SubjectAlternativeNames ?? [])])];
    if (names.length > limits.domainNames) throw tooManyNames();
    const certificate: Certificate = {
      arn: certificates.newArn(context),
      account: context.account,
      region: context.region,
      type: 'AMAZON_ISSUED',
      domainName,
      names,
      status: 'PENDING_VALIDATION',
      createdMs: certificates.now(),
      validation: {
        // AWS: mail is the default of the operation, though the console proposes DNS.
        method: input.ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL',
        domains: validationDomains(input, names),
        seed: certificates.hex(16),
      },
      ...(text !== undefined && { token: { text, request } }),
      transparencyLogging: input.Options?.CertificateTransparencyLoggingPreference === 'DISABLED' ? 'DISABLED' : 'ENABLED',
      tags: withTags({}, input.Tags ?? []),
    };
    certificates.keep(certificate);
    return { CertificateArn: certificate.arn };
  };

function refuseOthers(input: RequestCertificateRequest): void {
  if (input.CertificateAuthorityArn) throw notEmbedded('a certificate of a private authority');
  if (input.KeyAlgorithm && input.KeyAlgorithm !== 'RSA_2048')
    throw notEmbedded(`a requested certificate with the key algorithm ${input.KeyAlgorithm}`);
  if (input.ValidationMethod === 'HTTP') throw notEmbedded('validation by HTTP');
  if (input.ManagedBy) throw notEmbedded('a certificate that CloudFront manages');
  if (input.Options?.Export === 'ENABLED') throw notEmbedded('a certificate that can be exported');
}

/** A domain is validated at itself or at one above it. */
function validationDomains(
  { DomainValidationOptions: options = [] }: RequestCertificateRequest,
  names: readonly string[],
): Record<string, string> {
  const domains = options.map(({ DomainName: name = '', ValidationDomain: domain = '' }): [string, string] => {
    if (!names.includes(name)) throw wrongValidationOptions(`${name} is not a domain name of the request.`);
    const bare = name.replace(/^\*\./, '');
    if (bare !== domain && !bare.endsWith(`.${domain}`)) throw wrongValidationOptions(`${domain} is not a superdomain of ${name}.`);
    return [name, domain];
  });
  return Object.fromEntries(domains);
}
