import { Copy, Mail, MessageCircle, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '#shared/domain/content.ts';
import { Avatar } from '../../../../ui/Avatar.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { Icon } from '../../../../ui/Icon.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { copyText } from '../../copy.ts';
import { useReadingTools } from '../../reading-tools.ts';

export interface ContactsContentProps {
  readonly cards: readonly ContactCard[];
}

/** Contact cards: name, firm, numbers and addresses, with what can be done with them. */
export function ContactsContent({ cards }: ContactsContentProps) {
  return (
    <ul className="flex w-[300px] max-w-full flex-col gap-2">
      {keyed(cards).map(({ key, item }) => (
        <Card key={key} card={item} />
      ))}
    </ul>
  );
}

function Card({ card }: { readonly card: ContactCard }) {
  const { t } = useTranslation('conversation');
  const tools = useReadingTools();
  const first = card.phones.find((phone) => phone.waId !== null) ?? card.phones[0];
  const person = first ? { name: card.name, phone: numberOf(first) } : null;
  const copy = (phone: string) => copyText(phone, t('contacts.copied'), t('actions.copyFailed'));
  return (
    <li className="flex flex-col gap-2 rounded-md bg-press p-2.5">
      <div className="flex items-start gap-3">
        <Avatar name={card.name} size={32} />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <bdi className="text-sm font-medium break-words select-text">
            {card.name || t('contacts.nameless')}
          </bdi>
          {card.organization ? <bdi className="text-xs text-ink-faint">{card.organization}</bdi> : null}
          {keyed(card.phones).map(({ key, item: phone }) => (
            <div key={key} className="flex items-center gap-1 text-sm">
              <span className="min-w-0 flex-1 break-words tabular-nums select-text">
                <bdi>{phone.phone}</bdi>
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
          {keyed(card.emails).map(({ key, item: email }) => (
            <a
              key={key}
              href={`mailto:${encodeURIComponent(email)}`}
              target="_blank"
              rel="noreferrer"
              className="flex items-start gap-1.5 text-sm text-accent-ink hover:underline"
            >
              <Icon of={Mail} size={14} className="mt-[3px]" />
              <bdi className="min-w-0 break-all">{email}</bdi>
            </a>
          ))}
        </div>
      </div>
      {person && tools?.writeTo && tools.saveContact ? (
        <div className="flex flex-wrap gap-1.5">
          <Button size="small" icon={MessageCircle} onClick={() => tools.writeTo?.(person)}>
            {t('contacts.write')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={UserRoundPlus}
            onClick={() => tools.saveContact?.(person)}
          >
            {t('contacts.save')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** The number that WhatsApp itself gave is surer than what was typed into an address book. */
const numberOf = (phone: ContactCard['phones'][number]): string =>
  phone.waId === null ? phone.phone : `+${phone.waId}`;
