// What the utterance may mean: the interpretations with their scores and the threshold, and the words that moved them.
import type { BotTurn } from '../../../../aws/core/bot-turn.ts';
import type { ChatState } from '../chat-state.ts';
import type { Turn } from '../turns/turn.ts';
import { ReasonGrid } from './reason-grid.tsx';
import { reasonTable } from './reason-rows.ts';
import { ScoreBars } from './score-bars.tsx';
import { type ScoreRow, scoreRows } from './score-rows.ts';

interface UnderstandingPanelProps {
  readonly chat: ChatState;
  readonly turn: Turn | undefined;
  readonly story: BotTurn | undefined;
  /** Whether this target tells anything of its inside. */
  readonly tells: 'tells' | 'silent';
}

export function UnderstandingPanel({ chat, turn, story, tells }: UnderstandingPanelProps) {
  const { answer, address } = turn ?? {};
  const bot = chat.bots.value.find((each) => each.botId === address?.botId && each.localeId === address?.localeId);
  const threshold = story?.threshold ?? bot?.threshold;
  const interpretations = answer?.kind === 'answered' ? answer.interpretations : [];
  const rows = scoreRows(interpretations, answer?.kind === 'answered' ? answer.state.intent?.name : undefined, threshold);
  const reasons = reasonTable(story?.reasons ?? []);
  return (
    <div class="chat-leaf">
      {rows.length > 0 ? <ScoreBars rows={rows} threshold={threshold} /> : <p class="view-quiet">{withoutRows(turn)}</p>}
      {rows.length > 0 && <p class="chat-heading">Why this intent</p>}
      {rows.length > 0 && reasons.intents.length > 0 && <ReasonGrid table={reasons} because={certainty(rows[0], story)} />}
      {rows.length > 0 && reasons.intents.length === 0 && (
        <p class="view-quiet">
          {tells === 'silent'
            ? 'Only the embedded AWS of this tab can say why: the real Lex and other targets keep their reasons to themselves.'
            : 'The cloud told no reasons for this turn.'}
        </p>
      )}
    </div>
  );
}

/** What alone scores 1. Absent where the words decided. */
function certainty(best: ScoreRow | undefined, story: BotTurn | undefined): 'sample' | 'answer' | undefined {
  if (best?.score !== 1 || best.place !== 'taken') return undefined;
  return story?.steps.some(({ kind, intent }) => kind === 'start' && intent === best.intent) ? 'sample' : 'answer';
}

function withoutRows(turn: Turn | undefined): string {
  if (!turn) return 'The interpretations of what is said are shown here, with their scores.';
  if (turn.said === undefined) return 'Nothing was said in this turn, so there was nothing to understand.';
  return turn.answer.kind === 'refused' ? 'The turn failed, and its answer has no interpretations.' : 'The answer has no interpretations.';
}
