// EXPLAIN as a picture: streams and operators as boxes, rows flow downwards; and the same as a nested list.
import type { OperatorDescription, PumpDescription } from './engine/protocol.ts';
import { LINE_HEIGHT, layOutPlan, TITLE_HEIGHT } from './plan-layout.ts';

export function PlanPicture({ plan }: { readonly plan: readonly PumpDescription[] }) {
  if (plan.length === 0) return <p class="wb-empty">There is no query yet: a plan belongs to a SELECT or a pump.</p>;
  const { width, height, boxes, arrows } = layOutPlan(plan);
  return (
    <div class="pg-plan">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="pg-scroll" tabIndex={0} aria-label="Picture of the plan">
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label="The plan as boxes; the list below says the same."
        >
          <defs>
            <marker id="pg-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path class="pg-arrow-head" d="M0 0l8 4l-8 4z" />
            </marker>
          </defs>
          {arrows.map(({ from, to, path, label, state, at }) => (
            <g key={`${from} ${to} ${label ?? ''}`} class={`pg-arrow pg-arrow-${state.toLowerCase()}`}>
              <path d={path} marker-end="url(#pg-arrow)" />
              {label !== undefined && (
                <text x={at.x + 8} y={at.y}>
                  {label.length > 30 ? `${label.slice(0, 29)}…` : label}
                  {state === 'STOPPED' ? ' (stopped)' : ''}
                </text>
              )}
            </g>
          ))}
          {boxes.map(({ id, kind, title, lines, full, x, y, width: wide, height: high }) => (
            <g key={id} class={`pg-box pg-box-${kind}`} transform={`translate(${x} ${y})`}>
              <title>{full}</title>
              <rect width={wide} height={high} rx={kind === 'stream' ? high / 2 : 6} />
              <text
                class="pg-box-title"
                x={kind === 'stream' ? wide / 2 : 12}
                y={TITLE_HEIGHT - 8}
                text-anchor={kind === 'stream' ? 'middle' : 'start'}
              >
                {title}
              </text>
              {lines.map(({ text, tone }, index) => (
                <text key={index} class={`pg-box-${tone}`} x={12} y={TITLE_HEIGHT + (index + 1) * LINE_HEIGHT - 4}>
                  {text}
                </text>
              ))}
            </g>
          ))}
        </svg>
      </section>
      <details class="pg-plan-list">
        <summary>The plan as a list</summary>
        <ul>
          {plan.map(({ name, target, state, plan: operator }) => (
            <li key={name}>
              Pump {name} writes to {target}
              {state === 'STOPPED' && ' (stopped)'}, what comes out of
              <ul>
                <OperatorItem operator={operator} />
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function OperatorItem({ operator: { operator, details, remembers, estimate, inputs } }: { readonly operator: OperatorDescription }) {
  return (
    <li>
      <strong>{operator}</strong>
      {details.map(([name, text], index) => (
        <span key={index}>
          ; {name}: <code>{text}</code>
        </span>
      ))}
      ; remembers {remembers}
      {estimate !== undefined && `; ${estimate}`}.
      {inputs.length > 0 && (
        <ul>
          {inputs.map((input, index) => (
            <OperatorItem key={index} operator={input} />
          ))}
        </ul>
      )}
    </li>
  );
}
