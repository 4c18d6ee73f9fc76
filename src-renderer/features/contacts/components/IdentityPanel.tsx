import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useUpdateContact } from '../mutations.ts';
import { EditInPlaceField } from './EditInPlaceField.tsx';

export interface IdentityPanelProps {
  readonly contact: ContactDetails;
  readonly isReadOnly: boolean;
}

/** Who this is: name, number or none, username, and every id the person ever had with us. */
export function IdentityPanel({ contact, isReadOnly }: IdentityPanelProps) {
  const { t } = useTranslation('contacts');
  const name = useContactName()(contact);
  const update = useUpdateContact(contact.id);
  const { customName, profileName, waId, username } = contact;
  return (
    <div className="flex flex-col gap-3 px-4 pt-4 pb-3">
      <div className="flex items-center gap-3">
        <Avatar name={name} seed={String(contact.id)} size={56} />
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <EditInPlaceField
            look="title"
            label={t('identity.name')}
            value={customName ?? ''}
            // Without a name of ours the person's own one stands here, and is what one begins to change.
            shown={customName ?? name}
            emptyLabel={name}
            placeholder={profileName ?? t('identity.addName')}
            maxLength={contactLimits.name}
            isReadOnly={isReadOnly}
            onSave={(text) => update({ customName: text === '' ? null : text })}
          />
          {profileName && customName && profileName !== customName ? (
            <p className="text-xs break-words text-ink-faint select-text">
              <bdi>{t('identity.profileName', { name: profileName })}</bdi>
            </p>
          ) : null}
        </div>
      </div>
      <div className="flex flex-col gap-1 text-sm">
        {waId ? (
          <Line label={t('identity.copyNumber')} value={`+${waId}`}>
            <span className="tabular-nums">{formatPhone(waId)}</span>
          </Line>
        ) : (
          <p className="text-ink">
            {t('identity.noNumber')}
            <span className="block text-xs text-pretty text-ink-faint">{t('identity.noNumberHint')}</span>
          </p>
        )}
        {username ? (
          <Line label={t('identity.copyUsername')} value={`@${username}`}>
            <bdi>@{username}</bdi>
          </Line>
        ) : null}
        <IdList aliases={contact.aliases} />
      </div>
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly children: React.ReactNode;
}

function Line({ label, value, children }: LineProps) {
  return (
    <div className="flex min-h-7 items-center gap-1">
      <span className="min-w-0 break-words text-ink select-text [overflow-wrap:anywhere]">{children}</span>
      <CopyButton label={label} value={value} />
    </div>
  );
}

function IdList({ aliases }: Pick<ContactDetails, 'aliases'>) {
  const { t } = useTranslation('contacts');
  if (aliases.length === 0) return null;
  return (
    <details className="group">
      <summary className="-mx-1.5 flex w-fit list-none items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs text-ink-faint hover:bg-hover hover:text-ink">
        <Icon of={ChevronRight} size={14} className="group-open:rotate-90 rtl:-scale-x-100" />
        {t('identity.ids')}
      </summary>
      <ul className="flex flex-col gap-1 pt-1">
        {aliases.map(({ kind, value, isCurrent }) => (
          <li key={`${kind} ${value}`} className="flex items-center gap-1">
            <span className="min-w-0 flex-1">
              <span className="block text-xs text-ink-faint">
                {t(`identity.kind.${kind}`)}
                {isCurrent ? null : ` · ${t('identity.former')}`}
              </span>
              <span className="block font-mono text-xs break-all text-ink-soft select-text">{value}</span>
            </span>
            <CopyButton label={t('identity.copyId', { id: value })} value={value} />
          </li>
        ))}
      </ul>
    </details>
  );
}
