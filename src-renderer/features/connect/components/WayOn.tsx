import { LifeBuoy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { helpPath } from '../../../api/help-path.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { waysOn } from '../failure-steps.ts';
import type { Wizard } from '../use-wizard.ts';
import { stepLock } from '../wizard-steps.ts';
import { MetaLink } from './WherePanel.tsx';

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
  const isOpenable = step !== wizard.step && stepLock(wizard.draft, step) === null;
  // A token is made at Meta, wherever in the wizard it is missed.
  if (!isOpenable) return step === 'token' ? <MetaLink page="systemUsers" ids={wizard.draft} /> : null;
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
