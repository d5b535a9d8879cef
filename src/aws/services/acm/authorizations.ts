// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscertificatemanager.html
import type { ImportCertificateRequest, RequestCertificateRequest, Tag } from '@aws-sdk/client-acm';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import type { Certificates } from './certificates.ts';
import type { OperationName } from './operation-name.ts';

interface NamedInput {
  readonly CertificateArn?: string;
  readonly Tags?: readonly Tag[];
}

export function authorizations(certificates: Certificates): Readonly<Record<OperationName, Authorization>> {
  const on = (operation: OperationName, { CertificateArn: arn = '*', Tags: tags = [] }: NamedInput, context: CallContext): Access => {
    const own = Object.entries(certificates.find(context, arn)?.tags ?? {});
    const resourceTags = Object.fromEntries(own.map(([key, value]) => [`aws:ResourceTag/${key}`, [value]]));
    return { action: `acm:${operation}`, resource: arn, conditions: { ...resourceTags, ...requestTagConditions(tags) } };
  };
  const named =
    (operation: OperationName): Authorization<NamedInput> =>
    (input, context) =>
      on(operation, input, context);
  const anywhere =
    (operation: OperationName): Authorization =>
    () => ({ action: `acm:${operation}`, resource: '*' });
  return {
    AddTagsToCertificate: named('AddTagsToCertificate'),
    DeleteCertificate: named('DeleteCertificate'),
    DescribeCertificate: named('DescribeCertificate'),
    GetAccountConfiguration: anywhere('GetAccountConfiguration'),
    GetCertificate: named('GetCertificate'),
    ImportCertificate: (input: ImportCertificateRequest, context) =>
      on('ImportCertificate', { CertificateArn: input.CertificateArn ?? '*', Tags: input.Tags ?? [] }, context),
    ListCertificates: anywhere('ListCertificates'),
    ListTagsForCertificate: named('ListTagsForCertificate'),
    PutAccountConfiguration: anywhere('PutAccountConfiguration'),
    RemoveTagsFromCertificate: named('RemoveTagsFromCertificate'),
    RequestCertificate: ({
      DomainName: name = '',
      SubjectAlternativeNames: names = [],
      ValidationMethod: method,
      Tags: tags = [],
    }: RequestCertificateRequest) => ({
      action: 'acm:RequestCertificate',
      resource: '*',
      conditions: {
        'acm:DomainNames': [...new Set([name, ...names])],
        'acm:ValidationMethod': [method ?? 'EMAIL'],
        'acm:KeyAlgorithm': ['RSA_2048'],
        ...requestTagConditions(tags),
      },
    }),
    ResendValidationEmail: named('ResendValidationEmail'),
    UpdateCertificateOptions: named('UpdateCertificateOptions'),
  };
}
