// A test cloud with one domain, and the real JavaScript client of OpenSearch that talks to it. For tests.
// biome-ignore lint/correctness/noNodejsModules: the client reads streams of node, and runs in node's tests only
import { Readable } from 'node:stream';
import { CreateDomainCommand, type CreateDomainCommandInput, DescribeDomainCommand, OpenSearchClient } from '@aws-sdk/client-opensearch';
import { Client, Connection } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface SearchCloud extends TestCloud {
  readonly control: OpenSearchClient;
  /** Makes a domain and lets the time pass that it needs; its endpoint. */
  domain(name?: string, input?: Partial<CreateDomainCommandInput>): Promise<string>;
  /** The unmodified client; it signs unless `credentials` is 'none'. */
  search(endpoint: string, credentials?: Credentials | 'none'): Client;
  /** The client of another cloud. */
  searchIn(cloud: Pick<TestCloud, 'aws' | 'clock'>, endpoint: string): Client;
}

const administrator: Credentials = { accessKeyId: '123456789012', secretAccessKey: 'secret' };

export function searchCloud(): SearchCloud {
  const cloud = testCloud();
  const control = cloud.client(OpenSearchClient);
  return {
    ...cloud,
    control,
    async domain(DomainName = 'tides', input = {}) {
      await control.send(new CreateDomainCommand({ DomainName, ...input }));
      await cloud.advance(1000);
      const { DomainStatus } = await control.send(new DescribeDomainCommand({ DomainName }));
      return DomainStatus?.Endpoint ?? '';
    },
    search: (endpoint, credentials = administrator) => searchClient(cloud, endpoint, credentials),
    searchIn: (other, endpoint) => searchClient(other, endpoint, administrator),
  };
}

/** What the client's connection makes of a call: what node's http.request takes. */
interface NodeRequest {
  readonly method: string;
  readonly path: string;
  readonly hostname: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

function searchClient({ aws, clock }: Pick<TestCloud, 'aws' | 'clock'>, endpoint: string, credentials: Credentials | 'none'): Client {
  const signer = AwsSigv4Signer({
    region: 'us-east-1',
    service: 'es',
    getCredentials: async () => (credentials === 'none' ? administrator : credentials),
  });
  const Base = (credentials === 'none' ? Connection : signer.Connection) as typeof Connection;
  // The client's only way to the network, led into the cloud instead. Everything else is the client's own.
  class InProcess extends Base {
    override request(params: Parameters<Connection['request']>[0], callback: Parameters<Connection['request']>[1]): never {
      const request = (this as unknown as { buildRequestObject(params: unknown): NodeRequest }).buildRequestObject(params);
      const { method, path, hostname, headers, body } = { ...(params as unknown as NodeRequest), ...request };
      const url = `https://${hostname}${path}`;
      const init = { method, headers, ...(body && method !== 'GET' && { body }) };
      aws.fetch(new Request(url, init)).then(
        async (answer) => {
          const bytes = new Uint8Array(await answer.arrayBuffer());
          const response = Object.assign(Readable.from(bytes.length > 0 ? [bytes] : []), {
            statusCode: answer.status,
            headers: Object.fromEntries(answer.headers),
          });
          callback(null, response as never);
        },
        (error: Error) => callback(error as never, null as never),
      );
      return { abort() {} } as never;
    }
  }
  const Transport = credentials === 'none' ? {} : { Transport: signer.Transport };
  // The signer takes the date that is there: signatures are dated by the clock of the cloud, as it stands now.
  const date = new Date(clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  return new Client({
    node: `https://${endpoint}`,
    Connection: InProcess as never,
    maxRetries: 0,
    headers: { 'x-amz-date': date },
    ...Transport,
  });
}
