// Paints records: dots, columns of dots, and bars where there are too many; what is inside the open window is lit.
import type { Context } from './brush.ts';
import type { Frame } from './frame.ts';
import type { Mark } from './marks.ts';
import type { Scene } from './scene.ts';

const RADIUS = { inside: 5, outside: 3.5, refused: 3.5, unmatched: 4.5 };
const CROSS = 3.5;
const LATE = 6.5;
const STACK_MAX = 3;
const FRESH_PART = 1 / 40;

export function paintMarks(frame: Frame, scene: Scene): void {
  const { context, theme } = frame;
  const halo = new Path2D();
  const lit = new Path2D();
  const dim = new Path2D();
  const crosses = new Path2D();
  const refused = new Path2D();
  const late = new Path2D();
  const tails = new Path2D();
  const hollow = new Path2D();
  const most = scene.marks.reduce((max, mark) => Math.max(max, mark.count), 1);
  const crowded = scene.marks.length > 400;
  const freshMs = scene.layout.playheadMs - (scene.layout.toMs - scene.layout.fromMs) * FRESH_PART;
  for (const mark of scene.marks) {
    if (mark.state === 'refused') {
      addRefused(mark.count <= STACK_MAX ? crosses : refused, mark, scene.layout.laneHeight, most);
      continue;
    }
    const isFresh = !crowded && mark.record.atMs > freshMs;
    const grown = isFresh ? 0.3 + 0.7 * frame.marksIn.progress(mark.record.id, frame.wallMs) : 1;
    addMark(mark.state === 'inside' ? lit : mark.state === 'unmatched' ? hollow : dim, mark, grown, scene.layout.laneHeight, most);
    if (mark.timing === 'late') addLate(late, tails, mark, scene);
    if (mark.state === 'inside' && !crowded && mark.count <= STACK_MAX) dot(halo, mark.x, mark.y, 9 + (1 - grown) * 12);
  }
  context.fillStyle = theme.dot;
  context.fill(dim);
  context.globalAlpha = 0.2;
  context.fillStyle = theme.lit;
  context.fill(halo);
  context.globalAlpha = 1;
  context.fill(lit);
  context.fillStyle = theme.paper;
  context.fill(hollow);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.5;
  context.stroke(hollow);
  context.fillStyle = theme.result;
  context.fill(refused);
  context.strokeStyle = theme.result;
  context.lineWidth = 1.75;
  context.stroke(crosses);
  context.strokeStyle = theme.windowInk;
  context.lineWidth = 1.25;
  context.globalAlpha = 0.55;
  context.stroke(tails);
  context.globalAlpha = 1;
  context.lineWidth = 1.75;
  context.stroke(late);
  const picked = scene.picked && scene.marks.find((mark) => mark.record.id === scene.picked?.id);
  if (picked) ring(context, picked, theme.windowInk);
  const hovered = scene.marks.find((mark) => mark.record.id === frame.hovered);
  if (hovered) ring(context, hovered, theme.ink);
}

function addMark(path: Path2D, mark: Mark, grown: number, laneHeight: number, most: number): void {
  const radius = RADIUS[mark.state] * grown;
  if (mark.count === 1) {
    dot(path, mark.x, mark.y, radius);
    return;
  }
  if (mark.count <= STACK_MAX && most <= STACK_MAX * 2) {
    const step = Math.min(radius * 1.7, (laneHeight - 2 * radius - 4) / (mark.count - 1));
    for (let index = 0; index < mark.count; index++) dot(path, mark.x, mark.y + (index - (mark.count - 1) / 2) * step, radius);
    return;
  }
  const height = 6 + ((laneHeight - 12) * mark.count) / most;
  const width = mark.state === 'inside' ? 4 : 3;
  path.roundRect(mark.x - width / 2, mark.y - height / 2, width, height, width / 2);
}

/** A late record is ringed; on the clock of its event a tail leads to where the query read it. */
function addLate(rings: Path2D, tails: Path2D, { x, y, enteredX, count }: Mark, { layout }: Scene): void {
  if (count <= STACK_MAX) {
    rings.moveTo(x + LATE, y);
    rings.arc(x, y, LATE, 0, 2 * Math.PI);
  } else rings.roundRect(x - 4, y - layout.laneHeight / 2 + 4, 8, layout.laneHeight - 8, 4);
  if (enteredX < x + 2 * LATE) return;
  tails.moveTo(x + LATE, y);
  tails.lineTo(enteredX, y);
}

/** A cross for a refused record, a thin bar beside the taken ones for many. */
function addRefused(path: Path2D, { x, y, count }: Mark, laneHeight: number, most: number): void {
  if (count <= STACK_MAX) {
    const middle = y + Math.min(9, laneHeight / 2 - CROSS - 2);
    path.moveTo(x - CROSS, middle - CROSS);
    path.lineTo(x + CROSS, middle + CROSS);
    path.moveTo(x - CROSS, middle + CROSS);
    path.lineTo(x + CROSS, middle - CROSS);
    return;
  }
  const height = 6 + ((laneHeight - 12) * count) / most;
  path.roundRect(x + 3, y - height / 2, 3, height, 1.5);
}

function dot(path: Path2D, x: number, y: number, radius: number): void {
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}

function ring(context: Context, mark: Mark, color: string): void {
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(mark.x, mark.y, 8, 0, 2 * Math.PI);
  context.stroke();
}
