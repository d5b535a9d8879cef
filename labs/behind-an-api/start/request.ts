// Ready-made: what a function gets from an HTTP API, and the answer that refuses it.

/** A part of the payload, format 2.0: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export interface ApiEvent {
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** The text that the page has sent. */
  readonly body?: string;
  readonly requestContext: {
    /** Of a route with a JWT authorizer: what the token says. The gateway has verified it. */
    readonly authorizer?: { readonly jwt: { readonly claims: Readonly<Record<string, string>> } };
  };
}

/** What the body says, as JSON. It may be anything: whoever sends it wrote it. */
export function bodyOf({ body = '' }: ApiEvent): Readonly<Record<string, any>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}

/** The answer to a request that breaks a rule. */
export function refuse(message: string) {
  return { statusCode: 400, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}
