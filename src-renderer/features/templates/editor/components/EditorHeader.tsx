import { CircleAlert, Redo2, Send, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { ScreenHeader } from '../../../../ui/ScreenHeader.tsx';
import type { SaveState } from '../autosave.ts';
import type { Editor } from '../editor.ts';
import type { EditorSession } from '../editor-session.ts';
import { LanguageBar } from './LanguageBar.tsx';
import { SavedNote } from './SavedNote.tsx';

export interface EditorHeaderProps {
  readonly editor: Editor;
  readonly session: EditorSession;
  readonly saveState: SaveState;
  readonly flush: () => Promise<boolean>;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSubmit: () => void;
  readonly onShowProblems: () => void;
}

/** Its name, its languages, whether it is kept, and the way to Meta. */
export function EditorHeader(props: EditorHeaderProps) {
  const { editor, session, saveState, flush, onUndo, onRedo, onSubmit, onShowProblems } = props;
  const { t } = useTranslation('templateEditor');
  const [, navigate] = useLocation();
  const { draft, template, readOnlyReason, shownProblems } = editor;
  const errors = shownProblems.filter(({ severity }) => severity === 'error').length;
  const nothingNew =
    template !== null && editor.isAtMeta && !template.hasUnsubmittedChanges && saveState.kind === 'saved';
  return (
    <ScreenHeader
      title={draft.name || t('title.new')}
      backLabel={t('back')}
      onBack={() => navigate(template === null ? '/templates' : `/templates/${template.id}`)}
      actions={
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <LanguageBar editor={editor} flush={flush} />
          {readOnlyReason === null ? (
            <>
              <SavedNote state={saveState} />
              <IconButton
                icon={Undo2}
                label={t('undo')}
                shortcut={['Ctrl', 'Z']}
                isDisabled={session.past.length === 0}
                onClick={onUndo}
              />
              <IconButton
                icon={Redo2}
                label={t('redo')}
                shortcut={['Ctrl', 'Y']}
                isDisabled={session.future.length === 0}
                onClick={onRedo}
              />
              {errors > 0 ? (
                <Button
                  variant="quiet"
                  icon={CircleAlert}
                  className="text-danger-ink"
                  onClick={onShowProblems}
                >
                  {t('problems.errors', { count: errors })}
                </Button>
              ) : null}
              <Button
                variant="primary"
                icon={Send}
                disabledReason={nothingNew ? t('submit.nothingNew') : undefined}
                onClick={onSubmit}
              >
                {t(editor.isAtMeta ? 'submit.changes' : 'submit.button')}
              </Button>
            </>
          ) : null}
        </div>
      }
    />
  );
}
