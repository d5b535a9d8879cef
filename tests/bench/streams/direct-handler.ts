// A request handler for the SDK's clients that asks a cloud in this process: no socket, and no Request and Response in between, which
// cost more than the call. The clients are the SDK's own, and so is what they do with a call on both sides of this.
import type { HttpRequest } from '@smithy/core/protocols';
import { HttpResponse } from '@smithy/core/protocols';
import type { Aws } from '../../../src/aws/index.ts';
import { IncomingHeaders } from '../../../src/server/incoming-headers.ts';

const encoder = new TextEncoder();

/** For `requestHandler` of a client. Bodies of requests are texts or bytes, as those of Kinesis are. */
export function directHandler({ answer }: Pick<Aws, 'answer'>) {
  return {
    async handle({ protocol, hostname, path, method, headers, body }: HttpRequest) {
      const { status, ...answered } = await answer({
        method,
        url: new URL(`${protocol}//${hostname}${path}`),
        headers: new IncomingHeaders(Object.entries(headers).flat()),
        body: typeof body === 'string' ? encoder.encode(body) : body,
      });
      return { response: new HttpResponse({ statusCode: status, headers: { ...answered.headers }, body: answered.body }) };
    },
    destroy() {},
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}
