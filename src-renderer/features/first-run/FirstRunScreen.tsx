import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { ChoicePanel } from './components/ChoicePanel.tsx';
import { ConnectPicture } from './components/ConnectPicture.tsx';
import { LanguageField } from './components/LanguageField.tsx';
import { MemorySecretsPanel } from './components/MemorySecretsPanel.tsx';
import { SandboxPicture } from './components/SandboxPicture.tsx';
import { useStartSandbox } from './use-start-sandbox.ts';

/** The first screen of a workspace without accounts: what this is, and the two ways to begin. */
export function FirstRunScreen() {
  const { t } = useTranslation('firstRun');
  const hub = useHub();
  const [, navigate] = useLocation();
  const bootstrap = useQuery(hub.query.app.bootstrap.queryOptions()).data;
  const start = useStartSandbox((conversationId) =>
    navigate(conversationId === null ? '/' : `/c/${conversationId}`),
  );
  const sentenceOf = useFailureSentence();
  const can = (role: Role) => !bootstrap || roleIncludes(bootstrap.operator.role, role);
  return (
    <main className="relative flex h-full min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto bg-surface-sunken">
      <div className="self-end p-4 sm:absolute sm:end-0 sm:top-0">
        <LanguageField />
      </div>
      <div className="m-auto flex w-full max-w-[792px] flex-col items-center gap-7 px-6 py-8 [@media(max-height:719px)]:gap-5 [@media(max-height:719px)]:py-5">
        <div className="flex flex-col items-center gap-3 text-center [@media(max-height:719px)]:gap-2">
          <Mark size={52} />
          <h1 className="text-2xl font-semibold text-balance text-ink">{t('title')}</h1>
          <p className="max-w-[460px] text-lg text-balance text-ink-soft">{t('lead')}</p>
        </div>
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <ChoicePanel
            tone="sandbox"
            picture={<SandboxPicture />}
            title={t('sandbox.title')}
            text={t('sandbox.text')}
            action={t('sandbox.action')}
            pendingLabel={start.isPending && t('sandbox.pending')}
            disabledReason={can('operator') ? undefined : t('needsOperator')}
            onChoose={() => start.mutate()}
          />
          <ChoicePanel
            tone="accent"
            picture={<ConnectPicture />}
            title={t('connect.title')}
            text={t('connect.text')}
            action={t('connect.action')}
            disabledReason={can('admin') ? undefined : t('connect.needsAdmin')}
            onChoose={() => navigate('/connect')}
          />
        </div>
        {can('admin') ? (
          <Button variant="quiet" onClick={() => navigate('/moving')}>
            {t('haveCopy')}
          </Button>
        ) : null}
        {start.isError ? (
          <div className="w-full">
            <Banner tone="danger">{sentenceOf(start.error)}</Banner>
          </div>
        ) : null}
        {bootstrap && !bootstrap.secrets.persisted ? (
          <MemorySecretsPanel reason={bootstrap.secrets.reason} />
        ) : (
          <p className="max-w-[520px] text-center text-sm text-balance text-ink-faint">{t('later')}</p>
        )}
      </div>
    </main>
  );
}
