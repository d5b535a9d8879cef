// How integrations and authorizers name a function: by its ARN, or by the URI that API Gateway calls.

const functionArn = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;

/** AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.stage-variables.html */
const stageVariable = /\$\{stageVariables\.([\w.-]+)\}/g;

/** The URI with the variables of a stage filled in. AWS: a variable that the stage lacks is the empty text (inferred). */
export function filledUri(uri: string | undefined, variables: Readonly<Record<string, string>> = {}): string | undefined {
  return uri?.replace(stageVariable, (_whole, name: string) => (Object.hasOwn(variables, name) ? (variables[name] ?? '') : ''));
}

/** May the URI name a function, once a stage has filled in its variables? */
export function mayNameFunction(uri: string | undefined): boolean {
  return functionArnOf(uri?.replace(stageVariable, 'x')) !== undefined;
}

/** The function's ARN; undefined for any other text. */
export function functionArnOf(uri: string | undefined): string | undefined {
  const arn = /^arn:aws[\w-]*:apigateway:[\w-]+:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/.exec(uri ?? '')?.[1] ?? uri ?? '';
  return functionArn.test(arn) ? arn : undefined;
}
