// Paints what a join with reference data did with the newest record of each lane: the row it became, or that nothing matched.
import { fitting, plain, write } from './brush.ts';
import type { Frame } from './frame.ts';
import { xOfTime, yOfLane } from './layout.ts';
import { paintRowCard } from './paint-row-card.ts';
import { tellingFields } from './payload.ts';
import type { JoinedRecord, Scene } from './scene.ts';

export function paintJoin(frame: Frame, scene: Scene): void {
  for (const joined of scene.joined) paintJoined(frame, scene, joined);
}

function paintJoined(frame: Frame, { layout, model }: Scene, { record, match, row, x }: JoinedRecord): void {
  const { context, theme } = frame;
  const y = yOfLane(layout, record.lane);
  const left = Math.max(x, xOfTime(layout, layout.playheadMs)) + 26;
  const room = layout.plotRight - left - 4;
  if (match.rows.length === 0) {
    const style = plain(theme, theme.quiet, 12);
    const told = match.join.shape.unmatched === 'kept' ? 'row kept' : 'row dropped';
    write(context, fitting(context, [`no match, ${told}`, 'no match'], room, style), left, y + 0.5, room, style);
    return;
  }
  const fields = row ? tellingFields(row.fields, model.lanes[record.lane] ?? '', 3) : [];
  if (fields.length === 0) return;
  const texts = [fields.map(([name, value]) => `${name.toLowerCase()} ${value}`).join('  '), fields.map(([, value]) => value).join('  ')];
  paintRowCard(frame, { texts: [...texts, fields[0]?.[1] ?? ''], from: x + 9, left, plotRight: layout.plotRight, y });
}
