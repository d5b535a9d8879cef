// Puts what the cloud tells of its calls together: which decision, which question of one service to another belongs to which call.
import type { DecisionReport } from '../aws/core/decision-report.ts';
import type { CallBegan, CallEnded, InnerCall } from '../aws/core/observed-call.ts';
import type { Observation, Passage } from '../aws/core/ports.ts';
import type { CallInside, InnerStep, Party } from './call-inside.ts';

/**
 * Whose invocations a call waits for: by the service in the ARN that invokes, the registry's name. All others (queues, streams, buckets, rules)
 * invoke in their own time, while a call that has nothing to do with it may be under way.
 */
const WAITING: Readonly<Record<string, string>> = {
  lambda: 'lambda',
  'execute-api': 'api-gateway',
  apigateway: 'api-gateway',
  lex: 'lexv2-runtime',
  'cognito-idp': 'cognito-idp',
};

/** Calls whose record nobody asks for are forgotten: a check's, a view's. */
const MOST_KEPT = 200;

interface Open {
  /** A request id, or that of an invocation. */
  readonly id: string;
  readonly party: Party;
  readonly decisions: DecisionReport[];
  readonly steps: InnerStep[];
  /** The beginning of the event, for a function. */
  readonly said: string;
  /** Undefined for a call from outside. */
  readonly parent: Open | undefined;
}

/** Of one cloud. */
export class CallInsides {
  readonly #open: Open[] = [];
  readonly #ended = new Map<string, CallInside>();
  /** Asynchronous invocations. */
  readonly #queued = new Set<string>();

  /** Takes an observation in. `taken`: it is about calls and nothing else, so that nobody else needs it. */
  take(observation: Observation): 'taken' | 'for others' {
    switch (observation.kind) {
      case 'call-began':
        this.#began(observation);
        return 'taken';
      case 'decision':
        (this.#find(observation.requestId) ?? this.#open.at(-1))?.decisions.push(observation.report);
        return 'taken';
      case 'inner-call':
        this.#find(observation.requestId)?.steps.push(stepOf(observation));
        return 'taken';
      case 'call-ended':
        this.#callEnded(observation);
        return 'taken';
      case 'passage':
        if (observation.of === 'invocation') this.#invocation(observation);
        return 'for others';
      default:
        return 'for others';
    }
  }

  /** What is known of an answered call, once. */
  of(requestId: string): CallInside | undefined {
    const inside = this.#ended.get(requestId);
    this.#ended.delete(requestId);
    return inside;
  }

  #find(id: string | undefined): Open | undefined {
    return this.#open.findLast((open) => open.id === id);
  }

  #began({ requestId, service, origin }: CallBegan): void {
    const party = { kind: 'service', name: service } as const;
    // Code inside is a function's. Of several that run now it is not yet known which: its role's session tells, at the end.
    const parent = origin === 'inside' ? this.#open.findLast((open) => open.party.kind === 'function') : undefined;
    this.#open.push({ id: requestId, party, said: '', decisions: [], steps: [], parent });
  }

  #callEnded({ requestId, operation, status, errorCode, caller, bodies }: CallEnded): void {
    const open = this.#close(requestId);
    if (!open) return;
    const { party, decisions, steps } = open;
    const told = { operation, decisions, steps, ...(caller && { caller }) };
    if (!bodies) {
      this.#ended.set(requestId, { service: party.name, ...told });
      for (const oldest of this.#ended.keys()) if (this.#ended.size > MOST_KEPT) this.#ended.delete(oldest);
      return;
    }
    const session = caller?.arn.split('/').at(-1);
    const parent = this.#open.findLast(({ party }) => party.kind === 'function' && party.name === session) ?? open.parent;
    // What a function does after its answer, or on a schedule, is no call's doing.
    parent?.steps.push({ from: parent.party, to: party, status, ...(errorCode !== undefined && { errorCode }), ...bodies, ...told });
  }

  #invocation({ id, at, from, became, text }: Passage): void {
    // What waits in a queue first, nobody waits for.
    if (became === 'arrived') this.#queued.add(id);
    if (became === 'taken') {
      const asking = this.#queued.has(id) ? undefined : WAITING[from?.split(':')[2] ?? 'lambda'];
      const parent = this.#open.findLast(({ party }) => party.kind === 'service' && party.name === asking);
      this.#open.push({ id, party: { kind: 'function', name: functionNameOf(at) }, said: text, decisions: [], steps: [], parent });
    }
    if (became === 'done' || became === 'dead') this.#queued.delete(id);
    if (became !== 'done' && became !== 'failed') return;
    const open = this.#close(id);
    const { parent } = open ?? {};
    if (!open || !parent) return;
    const { party, said, decisions, steps } = open;
    const ended = became === 'failed' ? { errorCode: 'the function failed' } : {};
    parent.steps.push({ from: parent.party, to: party, operation: 'invoke', ...ended, request: said, response: text, decisions, steps });
  }

  #close(id: string): Open | undefined {
    const place = this.#open.findLastIndex((open) => open.id === id);
    return place === -1 ? undefined : this.#open.splice(place, 1)[0];
  }
}

function stepOf({ from, to, operation, errorCode, request, response, decisions }: InnerCall): InnerStep {
  const service = (name: string) => ({ kind: 'service', name }) as const;
  const error = errorCode === undefined ? {} : { errorCode };
  return { from: service(from), to: service(to), operation, ...error, request, response, decisions, steps: [] };
}

/** `arn:aws:lambda:us-east-1:111122223333:function:count:live` is `count`. */
function functionNameOf(arn: string): string {
  return arn.split(':')[6] ?? arn;
}
