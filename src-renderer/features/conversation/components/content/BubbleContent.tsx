import type { Message } from '#shared/contract/messages.ts';
import { AnswerContent } from './AnswerContent.tsx';
import { AudioContent } from './AudioContent.tsx';
import { CallContent } from './CallContent.tsx';
import { ChoicesContent } from './ChoicesContent.tsx';
import { ContactsContent } from './ContactsContent.tsx';
import { DocumentContent } from './DocumentContent.tsx';
import { ImageContent } from './ImageContent.tsx';
import { LocationContent } from './LocationContent.tsx';
import { OrderContent } from './OrderContent.tsx';
import { StickerContent } from './StickerContent.tsx';
import { TemplateContent } from './TemplateContent.tsx';
import { TextContent } from './TextContent.tsx';
import { UnsupportedContent } from './UnsupportedContent.tsx';
import { VideoContent } from './VideoContent.tsx';

export interface BubbleContentProps {
  readonly message: Message;
  readonly onRetryMedia: (() => void) | null;
}

/** What a message says, by its kind. */
export function BubbleContent({ message, onRetryMedia }: BubbleContentProps) {
  const { content, media } = message;
  switch (content.kind) {
    case 'text':
      return <TextContent body={content.body} foldKey={foldKey(message)} />;
    case 'image':
      return <ImageContent message={message} caption={content.caption} onRetry={onRetryMedia} />;
    case 'video':
      return <VideoContent message={message} caption={content.caption} onRetry={onRetryMedia} />;
    case 'audio':
      return <AudioContent media={media} isVoice={content.isVoice} onRetry={onRetryMedia} />;
    case 'document':
      return <DocumentContent media={media} fileName={content.fileName} onRetry={onRetryMedia} />;
    case 'sticker':
      return <StickerContent media={media} isAnimated={content.isAnimated} onRetry={onRetryMedia} />;
    case 'location':
      return <LocationContent content={content} />;
    case 'contacts':
      return <ContactsContent cards={content.cards} />;
    case 'order':
      return <OrderContent content={content} />;
    case 'interactive':
      return <ChoicesContent content={content} />;
    case 'template':
      return <TemplateContent content={content} />;
    case 'button':
    case 'interactive_reply':
    case 'flow_reply':
    case 'call_permission_reply':
      return <AnswerContent content={content} />;
    case 'call':
      return <CallContent content={content} isOurs={message.direction === 'out'} />;
    case 'unsupported':
      return <UnsupportedContent type={content.type} />;
    // Drawn as lines of the conversation or on other bubbles; should one get here, its words are better than nothing.
    case 'reaction':
    case 'system':
    case 'note':
    case 'team_event':
    case 'edit':
    case 'revoke':
    case 'request_welcome':
      return <UnsupportedContent type={content.kind} />;
  }
}

/** Names the words of a message, which an edit makes other ones. */
export const foldKey = (message: Message): string => `${message.id}/${message.editedAt ?? 0}`;

/** The words below a photo, a video or a file; empty where there are none. */
export function captionOf(message: Message): string {
  const { content } = message;
  const hasCaption = content.kind === 'image' || content.kind === 'video' || content.kind === 'document';
  return hasCaption ? (content.caption ?? '') : '';
}
