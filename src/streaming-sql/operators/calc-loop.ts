// WHERE and the SELECT list as one generated loop.
import type { CalcPlan } from '../plan/plan.ts';
import type { Runtime } from './operator.ts';
import { LoopWriter, type RowLoop } from './row-loop.ts';

/** The loop of a calc node without `AS ROWTIME`. */
export function compileCalc(plan: CalcPlan, runtime: Runtime): RowLoop<undefined> {
  const loop = new LoopWriter(runtime);
  loop.open([plan.where, ...plan.project]);
  loop.where(plan.where);
  const values = plan.project.map((scalar) => loop.scalar(scalar));
  loop.line(`produced.push({ rowtimeMs: t, values: [${values.join(', ')}] });`);
  return loop.close();
}
