// What the embedded API Gateway says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'API Gateway v2 (HTTP APIs), API 2018-11-29, as of 2026-11; payload formats 1.0 and 2.0 of Lambda integrations.',
  gaps: [
    'No REST APIs and no WebSocket APIs, no import and export of OpenAPI, no models.',
    'Integrations are Lambda functions: no HTTP_PROXY, no integrations with other services, no VPC links, no parameter mapping, no roles for invocations.',
    'No custom domain names, API mappings, client certificates; no access logs and no metrics.',
    'Throttling of stages and routes is stored, and not kept.',
    'JWT authorizers trust issuers inside the cloud only: no key set is fetched from outside.',
    'TimeoutInMillis is held against the clock of the cloud, which an invocation seldom moves: a slow function ends by its own timeout.',
  ],
  byDesign: [
    'An API answers at http://{api-id}.execute-api.localhost:4566 and at /_aws/execute-api/{api-id}/{stage}/..., besides the name that AWS gives it.',
    'Deployments happen at once. Those that a stage made by itself are forgotten when it serves the next one.',
    'The same header sent twice reaches a function with a space after the comma, because the platform joins it.',
  ],
  clientQuirks: ['Browsers and curl know *.localhost; other programs may need the path form, or a Host header.'],
};
