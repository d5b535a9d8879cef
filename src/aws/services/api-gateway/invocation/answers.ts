// The answers that API Gateway gives by itself.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting.html
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer } from '../../../core/call.ts';

const sentences = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export function refusal(status: keyof typeof sentences, headers: Readonly<Record<string, string>> = {}): EncodedAnswer {
  const body = fromUtf8(JSON.stringify({ message: sentences[status] }));
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}
