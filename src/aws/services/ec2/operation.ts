// What an operation of EC2 is: which members of its input it knows, and what it does in one region.
import type { CallContext } from '../../core/call.ts';
import type { Operation } from '../../core/service.ts';
import { dryRun, idempotentMismatch, notEmbedded } from './errors.ts';
import { limits } from './limits.ts';
import type { Region } from './region.ts';
import type { Regions } from './regions.ts';

export interface Ec2Operation {
  readonly takes: readonly string[];
  /** Answers without a change of state. */
  readonly kind: 'reads' | 'changes';
  readonly run: (input: never, here: Region, context: CallContext) => unknown;
}

type Run<Input, Output> = (input: Input, here: Region, context: CallContext) => Output | Promise<Output>;

/** An operation that changes something. `takes` are the members that have their effect: any other one is refused, never ignored. */
export function changes<Input extends object, Output>(takes: readonly (keyof Input & string)[], run: Run<Input, Output>): Ec2Operation {
  return { takes, kind: 'changes', run };
}

/** An operation that only reads. */
export function reads<Input extends object, Output>(takes: readonly (keyof Input & string)[], run: Run<Input, Output>): Ec2Operation {
  return { takes, kind: 'reads', run };
}

/** The operation as the dispatcher calls it: a dry run ends after IAM has allowed the call. */
export function asOperation(name: string, { takes, kind, run }: Ec2Operation, regions: Regions): Operation<never, unknown> {
  const known = new Set(takes);
  return async (input: { readonly DryRun?: boolean; readonly ClientToken?: string }, context) => {
    for (const [member, value] of Object.entries(input)) {
      if (member === 'DryRun' || member === 'ClientToken' || known.has(member) || isNothing(value)) continue;
      throw notEmbedded(`${name} with ${member}`);
    }
    if (input.DryRun) throw dryRun();
    const here = regions.at(context);
    const answer = () => run(input as never, here, context);
    const output = input.ClientToken ? await answeredOnce(here, `${name} ${input.ClientToken}`, input, answer) : await answer();
    if (kind === 'changes') here.state.condition = 'changed';
    return output;
  };
}

/** AWS: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html: the same token again means the same request again. */
async function answeredOnce(here: Region, key: string, input: object, answer: () => unknown): Promise<unknown> {
  const { answers } = here.state;
  const request = JSON.stringify(input);
  const known = answers.get(key);
  if (known && known.request !== request) throw idempotentMismatch();
  if (known) return structuredClone(known.answer);
  const made = await answer();
  answers.set(key, { request, answer: structuredClone(made) });
  const [oldest] = answers.keys();
  if (answers.size > limits.rememberedAnswers && oldest !== undefined) answers.delete(oldest);
  return made;
}

/** What asks for nothing: clients send `false`, empty lists and structures of such where they mean the default. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && value !== null && !(value instanceof Date) && Object.values(value).every(isNothing);
}
