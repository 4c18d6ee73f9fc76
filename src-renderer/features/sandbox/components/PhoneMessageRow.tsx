import { EllipsisVertical, Reply, Smile, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhoneMessage } from '#shared/contract/sandbox.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { TickMark } from '../../../ui/TickMark.tsx';
import { PhoneButtonsPanel } from './PhoneButtonsPanel.tsx';
import { PhoneContentPanel } from './PhoneContentPanel.tsx';
import { PhoneQuotePanel } from './PhoneQuotePanel.tsx';

export interface PhoneMessageRowProps {
  readonly message: PhoneMessage;
  readonly quoted: PhoneMessage | undefined;
  readonly businessName: string;
  readonly mediaUrl: string | null;
  readonly onReply: () => void;
  /** An empty emoji takes the reaction back. */
  readonly onReact: (emoji: string) => void;
  readonly onTap: (buttonId: string) => void;
}

const reactions = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

/** One bubble on the phone, with the customer's reply buttons, reactions and the ticks that the customer sees. */
export function PhoneMessageRow(props: PhoneMessageRowProps) {
  const { message, quoted, businessName, mediaUrl, onReply, onReact, onTap } = props;
  const { t } = useTranslation('sandbox');
  const format = useFormat();
  const isOwn = message.from === 'customer';
  const entries: MenuEntry[] = [
    { kind: 'action', label: t('chat.reply'), icon: Reply, onSelect: onReply },
    {
      kind: 'submenu',
      label: t('chat.react'),
      icon: Smile,
      entries: reactions.map((emoji) => ({ kind: 'action', label: emoji, onSelect: () => onReact(emoji) })),
    },
  ];
  if (message.reaction.customer !== null) {
    entries.push({
      kind: 'action',
      label: t('chat.removeReaction'),
      icon: Undo2,
      onSelect: () => onReact(''),
    });
  }
  return (
    <article className={classNames('group flex items-start gap-0.5', isOwn && 'flex-row-reverse')}>
      <div className={classNames('flex max-w-[84%] min-w-0 flex-col', isOwn ? 'items-end' : 'items-start')}>
        <div
          className={classNames(
            'flex max-w-full min-w-16 flex-col gap-1 rounded-bubble px-3 py-2 text-base text-ink shadow-bubble',
            isOwn ? 'bg-sandbox-soft' : 'bg-surface-raised',
          )}
        >
          {quoted ? <PhoneQuotePanel message={quoted} businessName={businessName} /> : null}
          <PhoneContentPanel message={message} mediaUrl={mediaUrl} />
          <span className="-mt-0.5 flex items-center gap-1 self-end text-xs text-ink-faint tabular-nums">
            {format.time(message.at)}
            {isOwn ? <TickMark kind={message.state} label={t(`ticks.${message.state}`)} size={14} /> : null}
          </span>
        </div>
        <Reactions reaction={message.reaction} />
        {message.buttons.length > 0 ? <PhoneButtonsPanel buttons={message.buttons} onTap={onTap} /> : null}
      </div>
      <Menu
        align={isOwn ? 'end' : 'start'}
        trigger={
          <IconButton
            icon={EllipsisVertical}
            size="small"
            label={t('chat.actions')}
            className="opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 data-popup-open:opacity-100"
          />
        }
        entries={entries}
      />
    </article>
  );
}

function Reactions({ reaction }: { readonly reaction: PhoneMessage['reaction'] }) {
  const { t } = useTranslation('sandbox');
  const { customer, business } = reaction;
  if (customer === null && business === null) return null;
  return (
    <p className="z-10 -mt-2 flex gap-1 px-2">
      {customer === null ? null : (
        <Chip emoji={customer} label={t('chat.reactionCustomer', { emoji: customer })} />
      )}
      {business === null ? null : (
        <Chip emoji={business} label={t('chat.reactionBusiness', { emoji: business })} />
      )}
    </p>
  );
}

function Chip({ emoji, label }: { readonly emoji: string; readonly label: string }) {
  return (
    <span
      role="img"
      aria-label={label}
      className="rounded-full border border-line bg-surface-raised px-1.5 text-sm leading-5"
    >
      {emoji}
    </span>
  );
}
