// Services that once spoke the Query protocol repeat the error's old name in a header, for clients that know it.
// AWS: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
import type { AwsError } from '../core/errors.ts';
import { modelledError } from './modelled-error.ts';
import type { AnswerContext, Protocol } from './protocol.ts';
import { namedAs, queryNames } from './xml-errors.ts';

/** The protocol as it answers a client that asked for it with x-amzn-query-mode. */
export function queryCompatible(protocol: Protocol): Protocol {
  return {
    ...protocol,
    encodeError(error, context) {
      const answer = protocol.encodeError(error, context);
      return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': oldName(error, context, answer.status) } };
    },
  };
}

function oldName(error: AwsError, { schemas }: AnswerContext, status: number): string {
  const [code] = namedAs(queryNames, error, status, modelledError(error.code, schemas));
  return `${code};${status < 500 ? 'Sender' : 'Receiver'}`;
}
