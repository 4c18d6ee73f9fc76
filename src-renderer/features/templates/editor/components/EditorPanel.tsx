import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { TemplateId } from '#shared/domain/ids.ts';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../../ui/LoadFailure.tsx';
import { ScreenHeader } from '../../../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../../../ui/Skeleton.tsx';
import type { EditorPlace } from '../editor-place.ts';
import { sessionKey, useEditorStore } from '../editor-store.ts';
import { useKnownSession, useLeaveSession, useNewSession } from '../use-open-session.ts';
import { EditorForm } from './EditorForm.tsx';

export interface EditorPanelProps {
  readonly templateId: TemplateId | null;
  /** Name of a ready-made example to begin with, `event_ticket.uk`. */
  readonly example: string | null;
  readonly place: EditorPlace;
}

/** One template with what is written of it, once both are known. */
export function EditorPanel({ templateId, example, place }: EditorPanelProps) {
  const { t } = useTranslation('templateEditor');
  const [, navigate] = useLocation();
  const key = sessionKey(templateId, example);
  const accountId = useNewSession(key, templateId === null, example);
  const known = useKnownSession(key, templateId);
  useLeaveSession(key);
  const session = useEditorStore((store) => store.sessions[key]);
  if (session && (templateId === null || known.template))
    return (
      <EditorForm
        key={session.instance}
        sessionName={key}
        session={session}
        template={known.template}
        place={place}
      />
    );
  if (templateId === null) {
    if (accountId !== null) return null;
    return (
      <EmptyState
        title={t('noAccount')}
        action={<Button onClick={() => navigate('/accounts')}>{t('toAccounts')}</Button>}
      />
    );
  }
  return <NotThere templateId={templateId} known={known} place={place} />;
}

interface NotThereProps {
  readonly templateId: TemplateId;
  readonly known: ReturnType<typeof useKnownSession>;
  readonly place: EditorPlace;
}

/** While it is being read, and what keeps it from being written. */
function NotThere({ templateId, known, place }: NotThereProps) {
  const { t } = useTranslation('templateEditor');
  const [, navigate] = useLocation();
  const failureSentence = useFailureSentence();
  const { template, failed, isNotUnderstood } = known;
  return (
    <>
      <ScreenHeader
        title={template?.name ?? t('title.loading')}
        backLabel={t('back')}
        onBack={place.onClose ?? (() => navigate('/templates'))}
      />
      <div className="flex flex-col gap-4 p-5">
        {failed ? (
          <LoadFailure
            title={t('loadFailed')}
            reason={failureSentence(failed.error)}
            onRetry={() => void failed.refetch()}
          />
        ) : isNotUnderstood && template ? (
          <Banner
            tone="info"
            title={t('readOnly.unknownTitle')}
            action={
              <Button onClick={() => navigate(`/templates/${templateId}`)}>{t('readOnly.look')}</Button>
            }
          >
            {t('readOnly.unknown', { parts: template.unknownParts.join(', ') })}
          </Banner>
        ) : (
          <Skeleton shape="lines" count={8} />
        )}
      </div>
    </>
  );
}
