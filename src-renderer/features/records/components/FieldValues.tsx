import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RecordDetails, RecordField, RecordType } from '#shared/contract/records.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { recordPath } from '../paths.ts';
import { useRecordLabel } from '../queries.ts';
import { showPhone, showRecordValue } from '../show-value.ts';

export interface FieldValuesProps {
  readonly type: RecordType;
  readonly record: RecordDetails;
}

/** Everything that is known of a record, field by field. */
export function FieldValues({ type, record }: FieldValuesProps) {
  const labelOf = useRecordLabel();
  return (
    <DescriptionList>
      {type.fields.map((field) => (
        <KeyValue key={field.name} name={labelOf(field)}>
          <Value field={field} record={record} isKey={field.name === type.keyField} />
        </KeyValue>
      ))}
    </DescriptionList>
  );
}

interface ValueProps {
  readonly field: RecordField;
  readonly record: RecordDetails;
  readonly isKey: boolean;
}

const linkClass =
  'inline-flex max-w-full min-w-0 items-center gap-1 rounded-xs text-accent-ink underline-offset-2 hover:underline';

function Value({ field, record, isKey }: ValueProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  const value = record.fields[field.name];
  const text = showRecordValue(field.kind, value, language);
  if (text === '') return <span className="text-ink-faint">{t('record.empty')}</span>;
  if (field.kind === 'reference') return <Reference field={field} record={record} text={text} />;
  if (field.kind === 'link' && isOpenable(text)) {
    return <ExternalLink href={text}>{text}</ExternalLink>;
  }
  if (field.kind === 'email') {
    return (
      <a href={`mailto:${encodeURIComponent(text)}`} className={linkClass}>
        <bdi className="min-w-0 [overflow-wrap:anywhere]">{text}</bdi>
        <Icon of={Mail} size={14} label={t('record.writeEmail')} />
      </a>
    );
  }
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1">
      <bdi className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</bdi>
      {isKey ? (
        <span className="-my-1.5">
          <CopyButton value={record.key} label={t('record.copyKey')} />
        </span>
      ) : null}
    </span>
  );
}

function Reference({ field, record, text }: Omit<ValueProps, 'isKey'> & { readonly text: string }) {
  const { t } = useTranslation('records');
  const target = record.references.find((reference) => reference.field === field.name);
  if (!target) {
    return (
      <span>
        <bdi>{text}</bdi> <span className="text-ink-faint">· {t('record.dangling')}</span>
      </span>
    );
  }
  return (
    <Link href={recordPath(target.type, target.key)} className={linkClass}>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{target.title || showPhone(target.key)}</bdi>
    </Link>
  );
}

// The desktop hands only encrypted addresses to the system; the others stay text.
const isOpenable = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:';
