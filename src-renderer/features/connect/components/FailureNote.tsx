import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Sentence } from '#shared/contract/base.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner, type BannerTone } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { helpPath, waysOn } from '../failure-steps.ts';
import type { Wizard } from '../use-wizard.ts';
import { MetaLink } from './WherePanel.tsx';

export interface FailureNoteProps {
  readonly wizard: Wizard;
  readonly tone: BannerTone;
  readonly sentence: Sentence;
  readonly failure: ConnectFailure | null;
}

/** What went wrong in one sentence, and the way on: the page or the step where it is put right, and the help about it. */
export function FailureNote({ wizard, tone, sentence, failure }: FailureNoteProps) {
  const { language } = useLanguage();
  return (
    <Banner
      tone={tone}
      action={
        failure ? (
          <>
            <WayOnButton wizard={wizard} failure={failure} />
            <HelpLink failure={failure} />
          </>
        ) : null
      }
    >
      {sentence[language]}
    </Banner>
  );
}

interface WayOnButtonProps {
  readonly wizard: Wizard;
  readonly failure: ConnectFailure;
}

/** The next step after a failure; nothing where it is put right on this very step. */
export function WayOnButton({ wizard, failure }: WayOnButtonProps) {
  const { t } = useTranslation('connect');
  const way = waysOn[failure];
  if (way.kind === 'page') return <MetaLink page={way.page} ids={wizard.draft} />;
  const step = way.kind === 'address' ? 'webhook' : way.step;
  if (step === wizard.step) return null;
  return (
    <Button size="small" onClick={() => wizard.goTo(step)}>
      {way.kind === 'address' ? t('failure.toAddress') : t('failure.toStep', { step: t(`steps.${step}`) })}
    </Button>
  );
}

/** The help's article about a failure. */
export function HelpLink({ failure }: { readonly failure: ConnectFailure }) {
  const { t } = useTranslation('connect');
  return (
    <Link
      href={helpPath(failure)}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-xs px-1 text-sm font-medium text-accent-ink hover:underline"
    >
      <Icon of={LifeBuoy} size={14} />
      {t('failure.help')}
    </Link>
  );
}
