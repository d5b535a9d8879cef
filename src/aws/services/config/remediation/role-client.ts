// Calls that a document makes as a session of its role: signed requests to the cloud itself, so that policies decide and logs show them.
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { canonicalRequest } from '../../../iam/canonical-request.ts';
import { rolePrincipal, roleTrusts } from '../../../iam/service-role.ts';
import { sha256Hex, signatureOf, stringToSign } from '../../../iam/signature.ts';
import type { Signer } from '../../../iam/sigv4.ts';

/** A request without its signature. */
export interface PlainRequest {
  /** The signing name: `ec2`. */
  readonly service: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With the query, from the first slash on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RoleClient {
  readonly region: string;
  /** The text of the answer. Throws AwsError with the error of the called service. */
  call(request: PlainRequest): Promise<string>;
}

const sessionSeconds = 3600;

/** Throws AwsError AccessDeniedException for a role that is not there or does not trust Systems Manager. */
export async function roleClient(environment: ServiceEnvironment, roleArn: string, region: string): Promise<RoleClient> {
  const { ports, clock, fetch } = environment;
  const identities = await ports.identities();
  const principal = rolePrincipal(identities, roleArn, 'Automation-config-remediation', clock.now());
  if (!principal || roleTrusts(identities, roleArn, 'ssm.amazonaws.com') === 'no' || !fetch)
    throw new AwsError('AccessDeniedException', `The automation role ${roleArn} cannot be assumed by ssm.amazonaws.com.`, 403);
  const credentials = identities.issueSession({ principal, durationSeconds: sessionSeconds });
  return {
    region,
    async call(request) {
      const answer = await fetch(signed(request, region, credentials, clock.now()));
      const text = await answer.text();
      if (!answer.ok) throw answeredError(answer.status, text);
      return text;
    },
  };
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

function signed({ service, method, path, headers, body }: PlainRequest, region: string, credentials: Credentials, nowMs: number): Request {
  const url = new URL(path, `https://${service}.${region}.amazonaws.com`);
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const bytes = new TextEncoder().encode(body);
  const payloadHash = sha256Hex(bytes);
  const all = new Headers({
    ...headers,
    host: url.host,
    'x-amz-content-sha256': payloadHash,
    'x-amz-date': time,
    'x-amz-security-token': credentials.sessionToken,
  });
  const signedHeaders = [...all.keys()].sort();
  const scopeDate = time.slice(0, 8);
  const signer: Signer = {
    accessKeyId: credentials.accessKeyId,
    scopeDate,
    region,
    service,
    signedHeaders,
    signature: '',
    time,
    place: 'header',
  };
  const canonical = canonicalRequest(
    { method, url, headers: all, body: bytes },
    signedHeaders,
    payloadHash,
    service === 's3' ? 'as sent' : 'once more',
  );
  const signature = signatureOf(credentials.secretAccessKey, signer, stringToSign(signer, sha256Hex(canonical)));
  const credential = `${credentials.accessKeyId}/${scopeDate}/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  all.set('authorization', authorization);
  return new Request(url, { method, headers: all, ...(method !== 'GET' && { body: bytes }) });
}

/** Errors of XML and of JSON services alike. */
function answeredError(status: number, text: string): AwsError {
  const json = parsedJson(text);
  if (isJsonObject(json))
    return new AwsError(String(json.__type ?? 'Unknown').replace(/^.*#/, ''), String(json.message ?? json.Message ?? ''), status);
  const [, code = 'Unknown'] = /<Code>([^<]*)<\/Code>/.exec(text) ?? [];
  const [, message = text] = /<Message>([^<]*)<\/Message>/.exec(text) ?? [];
  return new AwsError(code, message, status);
}
