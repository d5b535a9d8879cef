// What an operation of EC2 is: which members of its input it knows, and what it does in one region.
import type { CallContext } from '../../core/call.ts';
import type { Operation } from '../../core/service.ts';
import { dryRun, notEmbedded } from './errors.ts';
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
  return async (input: { readonly DryRun?: boolean }, context) => {
    for (const [member, value] of Object.entries(input)) {
      if (member === 'DryRun' || known.has(member) || isNothing(value)) continue;
      throw notEmbedded(`${name} with ${member}`);
    }
    if (input.DryRun) throw dryRun();
    const here = regions.at(context);
    const output = await run(input as never, here, context);
    if (kind === 'changes') here.state.condition = 'changed';
    return output;
  };
}

/** What asks for nothing: clients send `false` and empty lists where they mean the default. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}
