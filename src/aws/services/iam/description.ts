// What the embedded IAM says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates:
    'AWS Identity and Access Management, API 2010-05-08, as of 2026-11; sentences of errors as moto and users of Terraform show them.',
  gaps: [
    'No SAML providers, server certificates, signing certificates, SSH public keys or service-specific credentials.',
    'No service last accessed details, organizations features or delegation requests.',
    "AWS's managed policies are those that labs use, written from the documentation: one version each, long lists of actions shortened.",
    "The root user's own access keys, password and MFA devices cannot be managed.",
    'Principals of other accounts in a trust policy are not checked.',
    'GetLoginProfile and ChangePassword know passwords, but there is no console to sign in to.',
    'Simulations take no ResourceHandlingOption.',
  ],
  byDesign: [
    'What is changed is in force at once; the real IAM takes some seconds to spread a change.',
    'Sessions of a user or role that is deleted end at once.',
    'A virtual MFA device is created without its QR code; the seed is in the answer.',
    'A service-linked role is deleted at once, and no service objects.',
  ],
  clientQuirks: [
    'IAM is global: the SDK signs for us-east-1 whatever its region.',
    'Policy documents are URL-encoded in answers; Terraform and the AWS CLI decode them, the JavaScript SDK does not.',
  ],
};
