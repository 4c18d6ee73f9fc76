import { useTranslation } from 'react-i18next';
import { metaErrorEntry } from '#shared/domain/meta-errors.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { articlesAbout } from '../entries.ts';
import { PartPanel } from './PartPanel.tsx';
import { RelatedPanel } from './RelatedPanel.tsx';

const META_ERRORS = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/';

/** What one of Meta's codes means and what can be done, in the catalogue's own words. */
export function ErrorPanel({ code }: { readonly code: number }) {
  const { t } = useTranslation('help');
  const { language } = useLanguage();
  const { advice, retry } = metaErrorEntry(code);
  return (
    <>
      <PartPanel title={t('steps')} text={advice?.[language] ?? t('noAdvice')}>
        <p className="text-base text-pretty text-ink-soft">{t(`retry.${retry}`)}</p>
      </PartPanel>
      <RelatedPanel
        title={t('related')}
        entries={articlesAbout(code).map((name) => ({ kind: 'article', name }))}
      />
      <p className="select-none">
        <ExternalLink href={META_ERRORS}>{t('codeOfMeta', { code })}</ExternalLink>
      </p>
    </>
  );
}
