import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '#shared/domain/content.ts';
import { Avatar } from '../../../../ui/Avatar.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { notify } from '../../../../ui/notify.ts';

export interface ContactsContentProps {
  readonly cards: readonly ContactCard[];
}

/** Contact cards: name, firm, numbers to copy, addresses. */
export function ContactsContent({ cards }: ContactsContentProps) {
  const { t } = useTranslation('conversation');
  const copy = (phone: string) =>
    void navigator.clipboard
      .writeText(phone)
      .then(() => notify({ title: t('contacts.copied'), tone: 'success' }));
  return (
    <ul className="flex w-[300px] max-w-full flex-col gap-2">
      {cards.map((card, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cards have no ids and never change
        <li key={place} className="flex items-start gap-3 rounded-md bg-press p-2.5">
          <Avatar name={card.name} size={32} />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <bdi className="text-sm font-medium break-words select-text">{card.name}</bdi>
            {card.organization ? <bdi className="text-xs text-ink-faint">{card.organization}</bdi> : null}
            {card.phones.map((phone) => (
              <div key={phone.phone} className="flex items-center gap-1 text-sm">
                <span className="min-w-0 flex-1 tabular-nums select-text">
                  {phone.phone}
                  {phone.waId ? (
                    <span className="ms-1.5 text-xs text-success-ink">{t('contacts.whatsapp')}</span>
                  ) : null}
                </span>
                <IconButton
                  icon={Copy}
                  size="small"
                  label={t('contacts.copyPhone', { phone: phone.phone })}
                  onClick={() => copy(phone.phone)}
                />
              </div>
            ))}
            {card.emails.map((email) => (
              <span key={email} className="text-sm break-all text-ink-soft select-text">
                {email}
              </span>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
