import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowRight, FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type ConnectDraft, connectSteps } from '#shared/contract/connect.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Drawing } from '../drawings/Drawing.tsx';
import { useMenuStore } from '../menu-store.ts';

/** The beginning: what lies ahead, a set-up that was not finished, and a rehearsal for who wants to practise. */
export function StartPanel() {
  const { t } = useTranslation('connect');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const { menu } = useMenuStore();
  const drafts = useQuery(query.connect.drafts.queryOptions());
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  const start = useMutation(
    query.connect.start.mutationOptions({
      onSuccess: (draft) => navigate(`/connect/${draft.id}/${draft.step}`),
    }),
  );
  const locked = role === undefined || roleIncludes(role, 'admin') ? undefined : t('needsAdmin');
  const starting = start.isPending ? start.variables.kind : null;
  return (
    <>
      <ScreenHeader title={t('title')} backLabel={t('backToAccounts')} onBack={() => navigate('/accounts')} />
      <main className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex min-h-full max-w-[560px] flex-col justify-center gap-7 px-6 py-8">
          <div className="mx-auto w-56">
            <Drawing name="phone" menu={menu} />
          </div>
          <div className="flex flex-col gap-2 text-center">
            <h2 className="text-2xl font-semibold text-balance text-ink">{t('start.title')}</h2>
            <p className="text-lg text-balance text-ink-soft">{t('start.lead')}</p>
          </div>
          {drafts.isPending ? <Skeleton shape="lines" count={2} /> : null}
          {drafts.isError ? (
            <LoadFailure
              title={t('loadFailed')}
              reason={sentenceOf(drafts.error)}
              onRetry={() => void drafts.refetch()}
            />
          ) : null}
          {drafts.data && drafts.data.length > 0 ? <Unfinished drafts={drafts.data} /> : null}
          <div className="flex flex-col items-center gap-3">
            <Button
              size="large"
              variant={drafts.data?.length ? 'secondary' : 'primary'}
              after={<Icon of={ArrowRight} className="rtl:-scale-x-100" />}
              disabledReason={locked}
              pendingLabel={starting === 'live' && t('start.starting')}
              onClick={() => start.mutate({ kind: 'live' })}
            >
              {t('start.new')}
            </Button>
            <Button
              variant="quiet"
              icon={FlaskConical}
              disabledReason={locked}
              pendingLabel={starting === 'sandbox' && t('start.starting')}
              onClick={() => start.mutate({ kind: 'sandbox' })}
            >
              {t('start.rehearse')}
            </Button>
            <p className="text-center text-sm text-balance text-ink-faint">{t('start.rehearseText')}</p>
            <Link
              href="/accounts/new"
              className="rounded-xs text-sm text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {t('start.plainForm')}
            </Link>
          </div>
          {start.isError ? <Banner tone="danger">{sentenceOf(start.error)}</Banner> : null}
        </div>
      </main>
    </>
  );
}

function Unfinished({ drafts }: { readonly drafts: readonly ConnectDraft[] }) {
  const { t } = useTranslation('connect');
  return (
    <section aria-label={t('start.unfinished')} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium text-ink-soft">{t('start.unfinished')}</h3>
      <ul className="divide-y divide-line rounded-md border border-line">
        {drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function DraftRow({ draft }: { readonly draft: ConnectDraft }) {
  const { t } = useTranslation('connect');
  const [, navigate] = useLocation();
  const format = useFormat();
  const now = useNow();
  const card = draft.numbers.find(({ phoneNumberId }) => phoneNumberId === draft.phoneNumberId);
  const name =
    card?.verifiedName ??
    draft.appName ??
    t(draft.kind === 'live' ? 'start.draftLive' : 'start.draftSandbox');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-base font-medium text-ink">
          {name}
          {draft.kind === 'sandbox' ? <Tag tone="sandbox">{t('rehearsal')}</Tag> : null}
        </p>
        <p className="text-sm text-ink-faint">
          {t('start.draftAt', {
            step: connectSteps.indexOf(draft.step) + 1,
            total: connectSteps.length,
            name: t(`steps.${draft.step}`),
          })}
          {' · '}
          {t('start.changed', { when: format.relative(draft.updatedAt, now) })}
        </p>
      </div>
      <Button variant="primary" onClick={() => navigate(`/connect/${draft.id}/${draft.step}`)}>
        {t('start.resume')}
      </Button>
    </li>
  );
}
