// The event and the answer of the function that Lex called in this turn, side by side; what breaks the contract is marked in place.
import type { BotHook, BotTurn } from '../../../../aws/core/bot-turn.ts';
import type { Turn } from '../turns/turn.ts';
import { linesOfText, markedResponse } from './contract-mark.ts';
import { JsonText } from './json-text.tsx';

interface FunctionPanelProps {
  readonly turn: Turn | undefined;
  readonly story: BotTurn | undefined;
  readonly tells: 'tells' | 'silent';
}

export function FunctionPanel({ turn, story, tells }: FunctionPanelProps) {
  const hooks = story?.hooks ?? [];
  if (hooks.length === 0)
    return (
      <div class="chat-leaf">
        <p class="view-quiet">{withoutHooks(turn, tells)}</p>
      </div>
    );
  return (
    <div class="chat-leaf">
      {hooks.map((hook, at) => (
        <Invocation key={at} hook={hook} />
      ))}
    </div>
  );
}

function withoutHooks(turn: Turn | undefined, tells: 'tells' | 'silent'): string {
  if (!turn) return 'When a turn calls your Lambda function, its event and its answer are shown here.';
  if (tells === 'silent')
    return 'Only the embedded AWS of this tab tells what a function was asked and answered; elsewhere the function logs it.';
  return 'Lex called no function in this turn.';
}

function Invocation({ hook: { source, functionArn, event, response, problem } }: { readonly hook: BotHook }) {
  const answer = response === undefined ? undefined : markedResponse(response, problem);
  const name = functionArn.split(':')[6] ?? functionArn;
  return (
    <section class="chat-invocation" aria-label={`${source}, the function ${name}`}>
      <p class="chat-heading">
        {source} <span class="view-quiet">called {name}</span>
      </p>
      {problem !== undefined && answer === undefined && <p class="chat-problem">{problem}</p>}
      <div class="chat-sides">
        <JsonText title="Event" lines={linesOfText(event)} />
        {answer ? (
          <JsonText
            title="Answer"
            lines={answer.lines}
            {...(problem !== undefined && { mark: { line: answer.marked, sentence: problem } })}
          />
        ) : (
          <p class="view-quiet">The function gave no answer.</p>
        )}
      </div>
    </section>
  );
}
