import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCopy } from '../../../ui/use-copy.ts';
import { StepFrame } from '../components/StepFrame.tsx';
import { MetaLink, WherePanel } from '../components/WherePanel.tsx';
import type { MetaPage } from '../meta-pages.ts';
import type { Wizard } from '../use-wizard.ts';

/** What an owner needs before anything can be connected, in the order in which Meta asks for it. */
const items = [
  { id: 'personal', page: 'createAccount' },
  { id: 'portfolio', page: 'businessPortfolio' },
  { id: 'developer', page: 'developer' },
  { id: 'app', page: 'createApp' },
  { id: 'phone', page: 'phoneNumbers' },
  { id: 'payment', page: 'billing' },
  { id: 'privacy', page: null },
] as const satisfies readonly { id: string; page: MetaPage | null }[];

/** The list of what is needed; its ticks are kept, it can be printed, and nothing on it holds anybody up. */
export function PrepareStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation('connect');
  const { draft, actions } = wizard;
  // What was clicked stands at once; the hub keeps it.
  const ticked = actions.saveStep.isPending
    ? (actions.saveStep.variables.ticked ?? draft.ticked)
    : draft.ticked;
  const tick = (id: string, isTicked: boolean) =>
    actions.saveStep.mutate({
      id: draft.id,
      ticked: isTicked ? [...ticked, id] : ticked.filter((known) => known !== id),
    });
  const done = items.filter(({ id }) => ticked.includes(id)).length;
  return (
    <StepFrame
      wizard={wizard}
      title={t('prepare.title')}
      lead={t('prepare.lead')}
      where={<WherePanel drawing="desk" page={null} draft={draft} />}
    >
      <div data-print className="flex flex-col gap-1">
        <div className="flex items-center justify-between gap-3 pb-1">
          <p role="status" className="text-sm text-ink-faint tabular-nums">
            {t('prepare.progress', { done, total: items.length })}
          </p>
          <Button
            size="small"
            variant="quiet"
            icon={Printer}
            className="print:hidden"
            onClick={() => window.print()}
          >
            {t('prepare.print')}
          </Button>
        </div>
        <ul className="@container divide-y divide-line border-y border-line">
          {items.map(({ id, page }) => (
            <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
              <div className="min-w-56 flex-1">
                <Checkbox
                  label={<span className="font-medium">{t(`prepare.items.${id}.name`)}</span>}
                  description={t(`prepare.items.${id}.why`)}
                  isChecked={ticked.includes(id)}
                  onChange={(isTicked) => tick(id, isTicked)}
                />
              </div>
              {page ? (
                <div className="flex w-full ps-6 pt-0.5 print:hidden @md:w-44 @md:justify-end @md:ps-0 @md:text-end">
                  <MetaLink page={page} ids={draft} look="text" />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      <PrivacySample />
    </StepFrame>
  );
}

function PrivacySample() {
  const { t } = useTranslation('connect');
  const [business, setBusiness] = useState('');
  const [email, setEmail] = useState('');
  const text = t('prepare.sample.text', {
    business: business.trim() || t('prepare.sample.emptyBusiness'),
    email: email.trim() || t('prepare.sample.emptyEmail'),
  });
  const { state, copy } = useCopy(text);
  const { t: tUi } = useTranslation('ui');
  return (
    <Fold title={t('prepare.sample.title')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('prepare.sample.business')}
          value={business}
          autoComplete="organization"
          onChange={(event) => setBusiness(event.target.value)}
        />
        <TextField
          label={t('prepare.sample.email')}
          value={email}
          type="email"
          autoComplete="email"
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <p className="rounded-md border border-line bg-surface-raised px-4 py-3 text-sm whitespace-pre-line text-ink select-text">
        {text}
      </p>
      <div className="flex items-center gap-3">
        <Button icon={Copy} onClick={copy}>
          {t('prepare.sample.copy')}
        </Button>
        <span
          role="status"
          className={state === 'failed' ? 'text-sm text-danger-ink' : 'text-sm text-success-ink'}
        >
          {state === 'copied' ? tUi('copied') : state === 'failed' ? tUi('copyFailed') : ''}
        </span>
      </div>
    </Fold>
  );
}
