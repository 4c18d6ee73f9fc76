import { AppWindow, Terminal } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';

const code = <code className="rounded-xs bg-press px-1 font-mono text-[12px] text-ink" />;

/** Where the token stands, for both ways in which the hub may have been started. */
export function TokenPlacePanel() {
  const { t } = useTranslation('signIn');
  return (
    <section aria-label={t('where.title')} className="flex flex-col gap-2.5 px-1 text-sm text-ink-soft">
      <h2 className="font-medium text-ink">{t('where.title')}</h2>
      <p className="flex gap-2.5">
        <Icon of={Terminal} className="mt-px text-ink-faint" />
        <span className="min-w-0">
          <Trans t={t} i18nKey="where.serve" components={{ command: code, field: code }} />
        </span>
      </p>
      <p className="flex gap-2.5">
        <Icon of={AppWindow} className="mt-px text-ink-faint" />
        <span className="min-w-0">{t('where.desktop')}</span>
      </p>
    </section>
  );
}
