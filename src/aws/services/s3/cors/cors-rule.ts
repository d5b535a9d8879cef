// Which CORS rule of a bucket lets a page of another origin make a request.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html ("the first matching rule")
import type { CORSRule } from '@aws-sdk/client-s3';

export interface CrossOriginRequest {
  readonly origin: string;
  readonly method: string;
  /** In lower case; those of a preflight. */
  readonly headers: readonly string[];
}

export function matchingRule(
  rules: readonly CORSRule[] | undefined,
  { origin, method, headers }: CrossOriginRequest,
): CORSRule | undefined {
  return rules?.find(
    ({ AllowedMethods: methods = [], AllowedOrigins: origins = [], AllowedHeaders: allowed = [] }) =>
      methods.includes(method) &&
      origins.some((pattern) => fits(pattern, origin)) &&
      headers.every((header) => allowed.some((pattern) => fits(pattern.toLowerCase(), header))),
  );
}

/** One star stands for any text. */
function fits(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

/** The headers that let the page read the answer. */
export function corsHeaders(rule: CORSRule, { origin, headers }: CrossOriginRequest): Readonly<Record<string, string>> {
  const everybody = rule.AllowedOrigins?.includes('*');
  return {
    'access-control-allow-origin': everybody ? '*' : origin,
    'access-control-allow-methods': (rule.AllowedMethods ?? []).join(', '),
    ...(headers.length > 0 && { 'access-control-allow-headers': headers.join(', ') }),
    ...(rule.ExposeHeaders && rule.ExposeHeaders.length > 0 && { 'access-control-expose-headers': rule.ExposeHeaders.join(', ') }),
    ...(rule.MaxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.MaxAgeSeconds) }),
    // AWS: credentials go with a named origin only.
    ...(!everybody && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
