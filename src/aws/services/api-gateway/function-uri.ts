// How integrations and authorizers name a function: by its ARN, or by the URI that API Gateway calls.

const functionArn = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

/** The function's ARN; undefined for any other text. */
export function functionArnOf(uri: string | undefined): string | undefined {
  const arn = /^arn:aws[\w-]*:apigateway:[\w-]+:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/.exec(uri ?? '')?.[1] ?? uri ?? '';
  return functionArn.test(arn) ? arn : undefined;
}
