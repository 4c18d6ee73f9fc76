import { LayoutTemplate } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import type { SentTemplate } from '#shared/domain/sent-template.ts';
import { isRightToLeft } from '#shared/domain/template-languages.ts';
import { mediaAddress } from '../../../../api/media-address.ts';
import { sentButtons, sentCards, sentOffer } from '../../../../state/template-bubble.ts';
import { BubbleCards } from '../../../../ui/BubbleCards.tsx';
import { BubbleOffer } from '../../../../ui/BubbleOffer.tsx';
import { bubbleButtonIcons } from '../../../../ui/bubble-button.ts';
import type { TextDirection } from '../../../../ui/FormattedText.tsx';
import { HeaderPicture } from '../../../../ui/HeaderPicture.tsx';
import { Icon } from '../../../../ui/Icon.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { TextContent } from './TextContent.tsx';

export interface TemplateContentProps {
  readonly content: Extract<MessageContent, { kind: 'template' }>;
}

/** A template that was sent: under its name what the customer got, with its top, its last line and its buttons. */
export function TemplateContent({ content }: TemplateContentProps) {
  const { t } = useTranslation('conversation');
  const { shown } = content;
  const body = shown?.body ?? content.body;
  // A line of it may begin with a value in other letters.
  const direction = isRightToLeft(content.language) ? 'rtl' : 'auto';
  return (
    <div className="flex flex-col gap-1">
      <span className="flex items-center gap-1.5 text-xs text-ink-faint">
        <Icon of={LayoutTemplate} size={14} />
        <span className="min-w-0 truncate">{t('template.name', { name: content.name })}</span>
      </span>
      {shown?.header ? <Header header={shown.header} direction={direction} /> : null}
      {shown?.offer ? <BubbleOffer {...sentOffer(shown.offer, content.language)} /> : null}
      {body ? (
        <TextContent body={body} direction={direction} />
      ) : (
        <span className="text-sm text-ink-soft">{t('template.unknownText')}</span>
      )}
      {shown?.footer ? (
        <p dir={direction} className="text-sm break-words text-ink-faint">
          {shown.footer}
        </p>
      ) : null}
      {shown && shown.buttons.length > 0 ? <Buttons shown={shown} language={content.language} /> : null}
      {shown?.cards ? (
        <BubbleCards cards={sentCards(shown.cards, content.language, mediaAddress)} direction={direction} />
      ) : null}
    </div>
  );
}

interface HeaderProps {
  readonly header: NonNullable<SentTemplate['header']>;
  readonly direction: TextDirection;
}

function Header({ header, direction }: HeaderProps) {
  switch (header.kind) {
    case 'text':
      return header.text === '' ? null : (
        <p dir={direction} className="font-semibold break-words">
          {header.text}
        </p>
      );
    case 'location':
      return <HeaderPicture header={header} />;
    case 'document':
      return <HeaderPicture header={{ kind: 'document', fileName: header.fileName }} />;
    case 'image':
    case 'video': {
      const src = header.mediaId === null ? null : mediaAddress(header.mediaId);
      return <HeaderPicture header={{ kind: header.kind, src }} />;
    }
  }
}

function Buttons({ shown, language }: { readonly shown: SentTemplate; readonly language: string }) {
  return (
    <ul className="flex min-w-[220px] flex-col gap-1 pt-1">
      {keyed(sentButtons(shown, language)).map(({ key, item }) => (
        <li
          key={key}
          className="flex items-center justify-center gap-1.5 rounded-sm bg-press px-3 py-1.5 text-sm font-medium text-accent-ink"
        >
          <Icon of={bubbleButtonIcons[item.kind]} size={14} />
          <bdi className="min-w-0 break-words">{item.text}</bdi>
        </li>
      ))}
    </ul>
  );
}
