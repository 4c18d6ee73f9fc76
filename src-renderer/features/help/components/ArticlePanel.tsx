import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { notify } from '../../../ui/notify.ts';
import { useCopy } from '../../../ui/use-copy.ts';
import { type ArticleName, articles } from '../articles/articles.ts';
import { articleText, codesAbout } from '../entries.ts';
import { PartPanel } from './PartPanel.tsx';
import { RelatedPanel } from './RelatedPanel.tsx';

/** What one sees, why it is so and what to do, with the way to where it is done. */
export function ArticlePanel({ name }: { readonly name: ArticleName }) {
  const { t } = useTranslation('help');
  const { language } = useLanguage();
  const [, navigate] = useLocation();
  const { see, why, steps, sample } = articleText(name, language);
  const { group, place, link } = articles[name];
  return (
    <>
      <PartPanel title={t(group === 'start' ? 'question' : 'see')} text={see} />
      <PartPanel title={t('why')} text={why} />
      <PartPanel title={t('steps')}>
        <ol className="flex flex-col gap-3">
          {steps.map((step, index) => (
            <li key={step} className="flex gap-3">
              <span
                aria-hidden
                className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink tabular-nums"
              >
                {index + 1}
              </span>
              <p className="min-w-0 pt-px text-lg leading-[23px] break-words text-pretty text-ink">{step}</p>
            </li>
          ))}
        </ol>
      </PartPanel>
      {place || link ? (
        <div className="flex flex-wrap gap-2 select-none">
          {place ? (
            <Button variant="primary" onClick={() => navigate(place)}>
              {t(`places.${place}`)}
            </Button>
          ) : null}
          {link ? (
            <ExternalLink href={link} look="button">
              {t('atMeta')}
            </ExternalLink>
          ) : null}
        </div>
      ) : null}
      {sample ? <SamplePanel sample={sample} /> : null}
      <RelatedPanel
        title={t('relatedCodes')}
        entries={codesAbout(name).map((code) => ({ kind: 'error', code }))}
      />
    </>
  );
}

/** A text to take along and to publish. */
function SamplePanel({ sample }: { readonly sample: string }) {
  const { t } = useTranslation('help');
  const { t: tUi } = useTranslation('ui');
  const { state, copy } = useCopy(sample, () => notify({ title: tUi('copyFailed'), tone: 'danger' }));
  const isCopied = state === 'copied';
  return (
    <PartPanel title={t('sample')}>
      <div className="flex flex-col items-start gap-3 rounded-lg border border-line bg-surface-sunken p-4">
        <p className="text-base break-words whitespace-pre-line text-ink">{sample}</p>
        <Button size="small" icon={isCopied ? Check : Copy} onClick={copy}>
          {t(isCopied ? 'copied' : 'copySample')}
        </Button>
      </div>
    </PartPanel>
  );
}
