// Amazon Lex V2, the runtime API. What it imitates and lacks: description.ts.
import type { Authorization } from '../../core/access.ts';
import { formatArn } from '../../core/arn.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { constraints } from './constraints.ts';
import { description } from './description.ts';
import { train } from './dialogue-understanding.ts';
import type { OperationName } from './operation-name.ts';
import { recognizeText } from './operations/recognize-text.ts';
import { recognizeUtterance } from './operations/recognize-utterance.ts';
import { deleteSession, getSession, putSession } from './operations/sessions.ts';
import { schemas } from './schemas.ts';
import { Sessions, type SessionsState } from './sessions.ts';

export function createService(environment: ServiceEnvironment): Service {
  const sessions = new Sessions(environment, train);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    DeleteSession: deleteSession(sessions),
    GetSession: getSession(sessions),
    PutSession: putSession(sessions),
    RecognizeText: recognizeText(sessions),
    RecognizeUtterance: recognizeUtterance(sessions),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    resourcePolicyOf: async (arn) => (await environment.ports.botDefinitions?.())?.resourcePolicy(arn),
    authorizations: Object.fromEntries(Object.keys(operations).map((name) => [name, onAlias(name)])),
    snapshot: () => sessions.snapshot(),
    restore: (state) => sessions.restore(state as SessionsState),
    inspect: (account, region) => sessions.of({ account, region }),
  };
}

/** AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonlexv2.html */
function onAlias(name: string): Authorization<{ readonly botId?: string; readonly botAliasId?: string }> {
  return ({ botId, botAliasId }, { account, region }) => ({
    action: `lex:${name}`,
    resource: formatArn({ service: 'lex', region, account, resource: `bot-alias/${botId}/${botAliasId}` }),
  });
}
