import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { QuotedBlock } from './QuotedBlock.tsx';

export interface QuoteBarProps {
  readonly message: Message;
  readonly customerName: string;
  readonly onCancel: () => void;
}

/** The message that is being answered, above the composer. */
export function QuoteBar({ message, customerName, onCancel }: QuoteBarProps) {
  const { t } = useTranslation('conversation');
  const quoted = {
    wamid: message.wamid ?? '',
    id: message.id,
    direction: message.direction,
    kind: message.kind,
    text: contentText(message.content),
  };
  return (
    <div className="flex items-center gap-2 px-3 pt-2.5">
      <QuotedBlock quoted={quoted} customerName={customerName} />
      <IconButton
        icon={X}
        label={t('composer.cancelQuote')}
        shortcut={['Esc']}
        size="small"
        onClick={onCancel}
      />
    </div>
  );
}
