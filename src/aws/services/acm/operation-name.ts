// The operations of ACM that are embedded.
export type OperationName =
  | 'AddTagsToCertificate'
  | 'DeleteCertificate'
  | 'DescribeCertificate'
  | 'GetAccountConfiguration'
  | 'GetCertificate'
  | 'ImportCertificate'
  | 'ListCertificates'
  | 'ListTagsForCertificate'
  | 'PutAccountConfiguration'
  | 'RemoveTagsFromCertificate'
  | 'RequestCertificate'
  | 'ResendValidationEmail'
  | 'UpdateCertificateOptions';
