import { useTranslation } from 'react-i18next';
import type { PhoneMessage } from '#shared/contract/sandbox.ts';
import { kindLook } from '../../../state/message-kinds.ts';

export interface PhoneQuotePanelProps {
  readonly message: PhoneMessage;
  readonly businessName: string;
}

/** The message that another one answers, in two short lines. */
export function PhoneQuotePanel({ message, businessName }: PhoneQuotePanelProps) {
  const { t } = useTranslation('sandbox');
  const { t: shell } = useTranslation('shell');
  const words = message.text.trim() === '' ? shell(`kinds.${kindLook(message.kind).word}`) : message.text;
  return (
    <blockquote className="min-w-0 border-s-2 border-sandbox ps-2 text-sm">
      <bdi className="block truncate font-medium text-sandbox-ink">
        {message.from === 'customer' ? t('chat.you') : businessName}
      </bdi>
      <span className="line-clamp-2 text-ink-soft">{words}</span>
    </blockquote>
  );
}
