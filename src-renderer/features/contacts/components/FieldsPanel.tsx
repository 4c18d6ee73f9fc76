import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails, ContactField } from '#shared/contract/contacts.ts';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useUpdateContact } from '../mutations.ts';
import { isOpenableLink, showFieldValue, toEditedValue } from '../show-field-value.ts';
import { CardSection } from './CardSection.tsx';
import { EditInPlaceField } from './EditInPlaceField.tsx';

export interface FieldsPanelProps {
  readonly contact: ContactDetails;
  readonly fields: readonly ContactField[];
  readonly isReadOnly: boolean;
}

// A link is typed as text: the browser's own check of an address has no words of ours.
const inputTypes = { text: 'text', number: 'text', date: 'date', email: 'email', link: 'text' } as const;

/** What the business wants to know of people, each value changed where it stands. */
export function FieldsPanel({ contact, fields, isReadOnly }: FieldsPanelProps) {
  const { t } = useTranslation('contacts');
  if (fields.length === 0) return null;
  return (
    <CardSection title={t('fields.title')}>
      <div className="flex flex-col gap-1.5">
        {fields.map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            value={contact.fields.find(({ fieldId }) => fieldId === field.id)?.value ?? ''}
            contact={contact}
            isReadOnly={isReadOnly}
          />
        ))}
      </div>
    </CardSection>
  );
}

interface FieldRowProps {
  readonly field: ContactField;
  readonly value: string;
  readonly contact: ContactDetails;
  readonly isReadOnly: boolean;
}

function FieldRow({ field, value, contact, isReadOnly }: FieldRowProps) {
  const { t } = useTranslation('contacts');
  const { language } = useLanguage();
  const update = useUpdateContact(contact.id);
  const save = (text: string) =>
    update({ fields: [{ fieldId: field.id, value: text === '' ? null : text }] });
  return (
    <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-3">
      <span className="truncate py-0.5 text-sm text-ink-faint" title={field.name}>
        <bdi>{field.name}</bdi>
      </span>
      <span className="flex min-w-0 items-start gap-1">
        <span className="min-w-0 flex-1">
          <EditInPlaceField
            label={field.name}
            value={toEditedValue(field.kind, value, language)}
            shown={showFieldValue(field.kind, value, language)}
            emptyLabel={t('fields.empty')}
            inputType={inputTypes[field.kind]}
            placeholder={t(`fields.example.${field.kind}`)}
            maxLength={contactLimits.fieldValue}
            isReadOnly={isReadOnly}
            onSave={save}
          />
        </span>
        {field.kind === 'link' && isOpenableLink(value) ? (
          <OutwardLink address={value} label={t('fields.openLink')} />
        ) : null}
        {field.kind === 'email' && value !== '' ? (
          <OutwardLink address={`mailto:${encodeURIComponent(value)}`} label={t('fields.writeEmail')} />
        ) : null}
      </span>
    </div>
  );
}

function OutwardLink({ address, label }: { readonly address: string; readonly label: string }) {
  return (
    <Tooltip content={label}>
      <a
        href={address}
        target="_blank"
        rel="noreferrer"
        aria-label={label}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-soft transition-colors hover:bg-hover hover:text-ink"
      >
        <Icon of={ExternalLink} size={14} />
      </a>
    </Tooltip>
  );
}
