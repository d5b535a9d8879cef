// Ready to use: requests to a domain of OpenSearch, signed as the SDK signs its own. Read it, or leave it.
import { OpenSearchClient } from '@aws-sdk/client-opensearch';

const client = new OpenSearchClient({});

/** What is read of the answers here. */
export interface SearchAnswer {
  readonly hits?: { readonly total?: { readonly value: number } };
  readonly error?: { readonly reason: string; readonly root_cause?: readonly { readonly reason: string }[] };
}

/** Sends one request to the API of OpenSearch and gives its answer. A refusal is printed. */
export async function askDomain(hostname: string, method: string, path: string, content: unknown): Promise<SearchAnswer> {
  const body = JSON.stringify(content);
  const headers = { host: hostname, 'content-type': 'application/json' };
  const signer = await client.config.signer();
  const signed = await signer.sign({ method, protocol: 'https:', hostname, path, headers, body });
  const response = await fetch(`https://${hostname}${path}`, { method, headers: signed.headers, body });
  const answer: SearchAnswer = await response.json();
  // The cause of a search's failure stands deepest: what is above says only that all shards failed.
  if (answer.error) console.error(`${method} ${path}: ${answer.error.root_cause?.[0]?.reason ?? answer.error.reason}`);
  return answer;
}
