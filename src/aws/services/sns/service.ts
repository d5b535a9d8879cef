// Amazon Simple Notification Service. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizationsOf } from './access/authorizations.ts';
import { policyOf } from './access/topic-policy.ts';
import { configurationSource } from './configuration-source.ts';
import { description } from './description.ts';
import { eventSink } from './event-sink.ts';
import { inspectedSns } from './inspected-sns.ts';
import { permissions } from './operations/permissions.ts';
import { publishing } from './operations/publish.ts';
import { subscriptions } from './operations/subscriptions.ts';
import { tags } from './operations/tags.ts';
import { topics } from './operations/topics.ts';
import { schemas } from './schemas.ts';
import { Sns, type SnsState } from './sns.ts';

type AnyOperation = Operation<never, unknown>;

export function createService(environment: ServiceEnvironment): Service {
  const sns = new Sns(environment);
  const operations: Readonly<Record<string, AnyOperation>> = {
    ...topics(sns),
    ...subscriptions(sns),
    ...publishing(sns),
    ...permissions(sns),
    ...tags(sns),
  } satisfies Readonly<Partial<Record<keyof typeof schemas, AnyOperation>>>;
  return {
    description,
    operations,
    schemas,
    authorizations: authorizationsOf(sns, Object.keys(operations)),
    resourcePolicyOf(arn) {
      const topic = sns.findTopic(arn);
      return topic && { owner: topic.definition.account, document: policyOf(topic) };
    },
    eventSink: eventSink(sns),
    configurationSource: configurationSource(sns),
    snapshot: () => sns.snapshot(),
    restore: (state) => sns.restore(state as SnsState),
    inspect: (account, region) => inspectedSns(sns, { account, region }),
  };
}
