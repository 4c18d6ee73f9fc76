import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { RecordType } from '#shared/contract/records.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useRecordLabel } from '../queries.ts';

const fixedFields: readonly string[] = ['phone', 'name'];

/** The built-in type: what of it is fixed and why, and where its other fields are made. */
export function ContactTypePanel({ type }: { readonly type: RecordType }) {
  const { t } = useTranslation('records');
  const [, navigate] = useLocation();
  const labelOf = useRecordLabel();
  return (
    <div className="flex flex-col gap-5">
      <Banner
        tone="info"
        title={t('type.builtIn')}
        action={<Button onClick={() => navigate('/settings')}>{t('type.builtInFields')}</Button>}
      >
        {t('type.builtInHint')}
      </Banner>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {type.fields.map((field) => (
          <li key={field.name} className="flex min-h-10 flex-wrap items-center gap-x-4 text-sm">
            <bdi className="min-w-40 flex-1 font-medium text-ink">{labelOf(field)}</bdi>
            <span className="w-40 text-ink-soft">{t(`kind.${field.kind}`)}</span>
            <span className="flex w-24 items-center gap-1 text-xs text-ink-faint">
              {fixedFields.includes(field.name) ? (
                <>
                  <Icon of={Lock} size={14} />
                  {t('type.fixed')}
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
