// Paints what a join with reference data did with the newest record of each lane: the row it became, or that nothing matched.
import { arrow, box, code, fitting, plain, write } from './brush.ts';
import type { Frame } from './frame.ts';
import { xOfTime, yOfLane } from './layout.ts';
import { tellingFields } from './payload.ts';
import type { JoinedRecord, Scene } from './scene.ts';

export function paintJoin(frame: Frame, scene: Scene): void {
  for (const joined of scene.joined) paintJoined(frame, scene, joined);
}

function paintJoined({ context, theme }: Frame, { layout, model }: Scene, { record, match, row, x }: JoinedRecord): void {
  const y = yOfLane(layout, record.lane);
  const left = Math.max(x, xOfTime(layout, layout.playheadMs)) + 26;
  const room = layout.plotRight - left - 4;
  if (match.rows.length === 0) {
    const style = plain(theme, theme.quiet, 12);
    const told = match.join.shape.unmatched === 'kept' ? 'row kept' : 'row dropped';
    write(context, fitting(context, [`no match, ${told}`, 'no match'], room, style), left, y + 0.5, room, style);
    return;
  }
  const style = { ...code(theme, theme.result), weight: 600 } as const;
  const fields = row ? tellingFields(row.fields, model.lanes[record.lane] ?? '', 3) : [];
  if (fields.length === 0) return;
  const texts = [fields.map(([name, value]) => `${name.toLowerCase()} ${value}`).join('  '), fields.map(([, value]) => value).join('  ')];
  const text = fitting(context, [...texts, fields[0]?.[1] ?? ''], room - 18, style);
  const width = Math.min(context.measureText(text).width + 18, room);
  arrow(context, x + 9, y, left - 3, y, theme.result);
  box(context, left, y - 11, width, 22, 6);
  context.fillStyle = theme.card;
  context.fill();
  context.strokeStyle = theme.result;
  context.lineWidth = 1;
  context.stroke();
  write(context, text, left + 9, y + 0.5, width - 14, style);
}
