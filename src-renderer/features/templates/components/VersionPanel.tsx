import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template, TemplateVersion } from '#shared/contract/templates.ts';
import { canEdit } from '#shared/domain/template-life.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { notify } from '../../../ui/notify.ts';
import { showTemplate } from '../mutations.ts';
import type { PartChange } from '../text-parts.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { ChangeList } from './ChangeList.tsx';

export interface VersionPanelProps {
  readonly template: Template;
  readonly version: TemplateVersion;
  /** Against the version before; null for the first. */
  readonly changes: readonly PartChange[] | null;
  /** The newest: there is nothing to go back to. */
  readonly isCurrent: boolean;
}

/** One text that the template has had: what was new in it, and the way back to it. */
export function VersionPanel({ template, version, changes, isCurrent }: VersionPanelProps) {
  const { t } = useTranslation('templates');
  const [isAsking, setAsking] = useState(false);
  const { say } = useTemplateWords();
  const allowed = canEdit(template);
  const mayChange = useMay('admin');
  const locked = mayChange ? (allowed === true ? undefined : say(allowed)) : t('needsAdmin');
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="text-sm font-medium text-ink">
          {t(`history.${changes === null ? 'first' : 'origin'}.${version.origin}`)}
        </p>
        {isCurrent ? null : (
          <Button
            size="small"
            variant="quiet"
            className="-my-1"
            disabledReason={locked}
            onClick={() => setAsking(true)}
          >
            {t('history.restore')}
          </Button>
        )}
      </div>
      {changes === null ? null : changes.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('history.sameText')}</p>
      ) : (
        <div className="rounded-md border border-line bg-surface-raised px-3.5 py-3">
          <ChangeList changes={changes} />
        </div>
      )}
      {isAsking ? (
        <RestoreDialog template={template} version={version} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

interface RestoreDialogProps {
  readonly template: Template;
  readonly version: TemplateVersion;
  readonly onClose: () => void;
}

function RestoreDialog({ template, version, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('templates');
  const hub = useHub();
  const [, navigate] = useLocation();
  const sentenceOf = useFailureSentence();
  const [state, setState] = useState<{ isPending: boolean; error?: string }>({ isPending: false });
  const restore = async () => {
    setState({ isPending: true });
    try {
      const restored = await hub.client.templates.restoreVersion({ id: template.id, versionId: version.id });
      showTemplate(hub, restored);
      notify({ tone: 'success', title: t('history.restored') });
      navigate(`/templates/${template.id}/edit`);
    } catch (error) {
      setState({ isPending: false, error: sentenceOf(error) });
    }
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('history.restoreTitle')}
      description={t(template.hasUnsubmittedChanges ? 'history.restoreOver' : 'history.restoreMeaning')}
      confirmLabel={t('history.restore')}
      pendingLabel={state.isPending && t('history.restoring')}
      error={state.error}
      onConfirm={() => void restore()}
    />
  );
}
