// One message of the bot: words, or a response card.
import type { BotMessage, Card } from './turns/turn.ts';

export function MessageBubble({ message }: { readonly message: BotMessage }) {
  if (message.kind === 'card') return <ResponseCard card={message.card} />;
  return (
    <p class={`chat-bubble chat-answer ${message.kind === 'text' ? '' : 'chat-code'}`}>
      <span class="view-hidden">Bot: </span>
      {message.text}
    </p>
  );
}

/** The page's policy lets in pictures of its own origin and data: addresses; others are named, not fetched. */
const isShown = (address: string) => address.startsWith('data:image/') || new URL(address, location.href).origin === location.origin;

function ResponseCard({ card: { title, subtitle, imageUrl, buttons } }: { readonly card: Card }) {
  return (
    <div class="chat-bubble chat-card">
      <span class="view-hidden">Bot, a card: </span>
      {imageUrl && (isShown(imageUrl) ? <img src={imageUrl} alt="" /> : <code class="chat-picture">{imageUrl}</code>)}
      <b>{title}</b>
      {subtitle && <span>{subtitle}</span>}
      {buttons.length > 0 && (
        <ul>
          {buttons.map(({ text, value }) => (
            <li key={value}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
