// The windows of a plan, for people who look at a running application.
import type { Scalar } from '../semantics/scalar.ts';
import { inputsOf, type Plan, type PumpPlan, streamsOf } from './plan.ts';

export type WindowShape =
  | { readonly kind: 'tumbling'; readonly sizeMs: number }
  | { readonly kind: 'sliding-range'; readonly sizeMs: number }
  | { readonly kind: 'sliding-rows'; readonly rows: number }
  | { readonly kind: 'stagger'; readonly sizeMs: number };

export interface QueryWindow {
  readonly pump: string;
  readonly from: string;
  readonly shape: WindowShape;
}

/** The windows of a pump, the outermost first. `sizeOf` measures the window that time keys make. */
export function windowsOf(pump: PumpPlan, sizeOf: (timeKeys: readonly Scalar[]) => number): QueryWindow[] {
  const visit = (plan: Plan): QueryWindow[] => {
    const from = streamsOf(plan)[0] ?? '';
    const own = shapesOf(plan, sizeOf).map((shape) => ({ pump: pump.name, from, shape }));
    return [...own, ...inputsOf(plan).flatMap(visit)];
  };
  return visit(pump.plan);
}

function shapesOf(plan: Plan, sizeOf: (timeKeys: readonly Scalar[]) => number): WindowShape[] {
  if (plan.node === 'stagger') return [{ kind: 'stagger', sizeMs: plan.sizeMs }];
  if (plan.node === 'tumbling' && plan.timeKeys.length > 0) {
    return [{ kind: 'tumbling', sizeMs: sizeOf(plan.timeKeys.map((i) => plan.keys[i] as Scalar)) }];
  }
  const frames =
    plan.node === 'sliding' ? plan.windows.map(({ frame }) => frame) : plan.node === 'join' ? [plan.left.frame, plan.right.frame] : [];
  return frames.flatMap((frame): WindowShape[] => {
    if (!frame) return [];
    return frame.unit === 'RANGE' ? [{ kind: 'sliding-range', sizeMs: frame.sizeMs }] : [{ kind: 'sliding-rows', rows: frame.rows }];
  });
}
