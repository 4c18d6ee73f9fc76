import { contentText, type MessageContent } from '#shared/domain/content.ts';

/** Nothing beyond what the columns `kind` and `text` say: most messages are plain words, which a big file holds once. */
const NOTHING_MORE = '{}';

/** The columns `text` and `content` of a message. */
export function storedContent(content: MessageContent): { text: string; content: string } {
  const text = contentText(content);
  const isSaidByText = content.kind === 'text' && content.body === text;
  return { text, content: isSaidByText ? NOTHING_MORE : JSON.stringify(content) };
}

/** What a row says. Written by us only, through the type MessageContent. */
export function readStoredContent(row: { text: string; content: string }): MessageContent {
  if (row.content === NOTHING_MORE) return { kind: 'text', body: row.text };
  return JSON.parse(row.content) as MessageContent;
}
