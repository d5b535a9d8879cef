// One message of the bot: words, or a response card whose buttons say something for the visitor.
import type { BotMessage, Card } from '../turns/turn.ts';

interface MessageBubbleProps {
  readonly message: BotMessage;
  /** Says the value of a card's button. Undefined where the conversation has gone on, or cannot. */
  readonly onPress: ((value: string) => void) | undefined;
}

export function MessageBubble({ message, onPress }: MessageBubbleProps) {
  if (message.kind === 'card') return <ResponseCard card={message.card} onPress={onPress} />;
  return (
    <p class={`chat-bubble chat-answer ${message.kind === 'text' ? '' : 'chat-code'}`}>
      <span class="view-hidden">Bot: </span>
      {message.text}
    </p>
  );
}

/** The page's policy lets in pictures of its own origin and data: addresses; others are named, not fetched. */
function isShown(address: string): boolean {
  return (
    address.startsWith('data:image/') ||
    (URL.canParse(address, location.href) && new URL(address, location.href).origin === location.origin)
  );
}

function ResponseCard({
  card: { title, subtitle, imageUrl, buttons },
  onPress,
}: { readonly card: Card } & Pick<MessageBubbleProps, 'onPress'>) {
  return (
    <div class="chat-bubble chat-card">
      <span class="view-hidden">Bot, a card: </span>
      {imageUrl && (isShown(imageUrl) ? <img src={imageUrl} alt="" /> : <p class="chat-picture">A picture, not fetched: {imageUrl}</p>)}
      <b>{title}</b>
      {subtitle && <span>{subtitle}</span>}
      {buttons.length > 0 && (
        <div class="chat-buttons">
          {buttons.map(({ text, value }) => (
            <button
              key={value}
              type="button"
              title={value === text ? undefined : `Says “${value}”`}
              disabled={!onPress}
              onClick={() => onPress?.(value)}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
