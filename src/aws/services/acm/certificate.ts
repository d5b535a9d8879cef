// A certificate as ACM keeps it, as plain data.

export type CertificateStatus = 'PENDING_VALIDATION' | 'ISSUED' | 'EXPIRED' | 'VALIDATION_TIMED_OUT';

/** What a certificate says of itself. */
export interface CertificateContent {
  /** `0a:1b:...` */
  readonly serial: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** `RSA-2048`, `EC-prime256v1`: with a dash where requests have an underscore. */
  readonly keyAlgorithm: string;
  /** `SHA256WITHRSA` */
  readonly signatureAlgorithm: string;
  readonly keyUsages: readonly string[];
  readonly extendedKeyUsages: readonly { readonly Name: string; readonly OID: string }[];
}

export interface Certificate {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly type: 'AMAZON_ISSUED' | 'IMPORTED';
  domainName: string;
  /** The domain name among them, first. */
  names: readonly string[];
  status: CertificateStatus;
  readonly createdMs: number;
  issuedMs?: number;
  importedMs?: number;
  /** Absent until it is issued. */
  content?: CertificateContent;
  /** PEM, of an imported one; an issued one is written when it is asked for. */
  pem?: { readonly certificate: string; readonly chain?: string };
  /** Of a requested one. */
  readonly validation?: {
    readonly method: 'DNS' | 'EMAIL';
    /** By name: where the mail goes, for EMAIL. */
    readonly domains: Readonly<Record<string, string>>;
    /** What the records are made of. */
    readonly seed: string;
  };
  readonly token?: { readonly text: string; readonly request: string };
  transparencyLogging: 'ENABLED' | 'DISABLED';
  tags: Record<string, string>;
}
