import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/contract/app.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Icon } from '../../../ui/Icon.tsx';

/** Above the composer while a colleague answers the same customer. */
export function CollisionStrip({ writers }: { readonly writers: readonly Colleague[] }) {
  const { t } = useTranslation('engagement');
  const { language } = useLanguage();
  if (writers.length === 0) return null;
  const names = new Intl.ListFormat(language).format(writers.map(({ name }) => name));
  return (
    <p
      role="status"
      className="mx-3 mb-1.5 flex items-center gap-2 rounded-md bg-waiting-soft px-3 py-1.5 text-sm text-ink sm:mx-5"
    >
      <Icon of={PencilLine} className="text-waiting-ink" />
      {t('collision.strip', { count: writers.length, names })}
    </p>
  );
}
