// How a domain would be validated: the record for its DNS, or the addresses that mail goes to.
// AWS: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html, email-validation.html
import type { DomainValidation } from '@aws-sdk/client-acm';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Certificate } from './certificate.ts';

const MAILBOXES = ['administrator', 'hostmaster', 'postmaster', 'webmaster', 'admin'];

export function validationOf({ names, status, validation }: Certificate): DomainValidation[] {
  if (!validation) return [];
  const ValidationStatus =
    status === 'PENDING_VALIDATION' ? 'PENDING_VALIDATION' : status === 'VALIDATION_TIMED_OUT' ? 'FAILED' : 'SUCCESS';
  return names.map((DomainName) => {
    const ValidationDomain = validation.domains[DomainName] ?? DomainName;
    const common = { DomainName, ValidationDomain, ValidationStatus, ValidationMethod: validation.method } as const;
    return validation.method === 'DNS'
      ? { ...common, ResourceRecord: recordOf(DomainName, validation.seed) }
      : { ...common, ValidationEmails: MAILBOXES.map((mailbox) => `${mailbox}@${bare(ValidationDomain)}`) };
  });
}

const bare = (name: string) => name.replace(/^\*\./, '');

/** The same for a name and its wildcard: one record proves both. */
function recordOf(name: string, seed: string): NonNullable<DomainValidation['ResourceRecord']> {
  const domain = bare(name);
  const digits = [...sha256(new TextEncoder().encode(`${seed} ${domain}`))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const letters = digits.slice(0, 10).replace(/\d/g, (digit) => String.fromCharCode(107 + Number(digit)));
  return {
    Name: `_${digits.slice(0, 32)}.${domain}.`,
    Type: 'CNAME',
    Value: `_${digits.slice(32)}.${letters}.acm-validations.aws.`,
  };
}
