import type { Row } from '../../platform/db/index.ts';
import type { ChatMessage } from './models.ts';
import { MessageContent } from './shapes.ts';

/** What a message says: its text, whatever shape the client had that wrote the row. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const { text, message } = (content ?? {}) as { text?: unknown; message?: unknown };
  return [text, message].find((one) => typeof one === 'string') ?? '';
}

/** A message as it is shown; of content that is not ours, the text. */
export function shownMessage({ id, conversation_id, role, content, created_at }: Row<ChatMessage>) {
  const ours = MessageContent.safeParse(content);
  return { id, conversation_id, role, content: ours.success ? ours.data : { text: textOf(content) }, created_at };
}
