// The routing rules of a website: which one speaks of a request, and where it sends the visitor.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html#advanced-conditional-redirects
import type { RoutingRule, WebsiteConfiguration } from '@aws-sdk/client-s3';

export interface Visit {
  readonly key: string;
  /** `localhost:4566` */
  readonly host: string;
  /** `http` */
  readonly protocol: string;
}

export interface Redirection {
  readonly status: number;
  readonly location: string;
}

/** Before the object is looked for only rules without an error code count; after a failure only those with that code. */
export function routed(
  { RoutingRules: rules = [] }: WebsiteConfiguration,
  visit: Visit,
  failure: number | undefined,
): Redirection | undefined {
  const rule = rules.find(({ Condition: condition }) => {
    const code = condition?.HttpErrorCodeReturnedEquals;
    const prefix = condition?.KeyPrefixEquals ?? '';
    return (code === undefined ? failure === undefined : code === String(failure)) && visit.key.startsWith(prefix);
  });
  return rule && redirectionOf(rule, visit);
}

function redirectionOf({ Redirect: redirect = {}, Condition: condition }: RoutingRule, { key, host, protocol }: Visit): Redirection {
  const prefix = condition?.KeyPrefixEquals ?? '';
  const replaced = redirect.ReplaceKeyPrefixWith === undefined ? key : redirect.ReplaceKeyPrefixWith + key.slice(prefix.length);
  const target = redirect.ReplaceKeyWith ?? replaced;
  return {
    status: Number(redirect.HttpRedirectCode ?? 301),
    location: `${redirect.Protocol ?? protocol}://${redirect.HostName ?? host}/${encodedPath(target)}`,
  };
}

/** A key as a path: the slashes stay. */
export function encodedPath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}
