import { CircleAlert, Redo2, Send, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Button } from '../../../../ui/Button.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { ScreenHeader } from '../../../../ui/ScreenHeader.tsx';
import type { SaveState } from '../autosave.ts';
import { type Editor, hasNothingNew } from '../editor.ts';
import type { EditorPlace } from '../editor-place.ts';
import type { EditorSession } from '../editor-session.ts';
import { LanguageBar } from './LanguageBar.tsx';
import { SavedNote } from './SavedNote.tsx';

export interface EditorHeaderProps {
  readonly editor: Editor;
  readonly session: EditorSession;
  readonly place: EditorPlace;
  readonly saveState: SaveState;
  /** Something of it can be changed here, and is handed over. */
  readonly isKept: boolean;
  readonly flush: () => Promise<boolean>;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSubmit: () => void;
  readonly onShowProblems: () => void;
}

/** Its name, its languages, whether it is kept, and the way to Meta. */
export function EditorHeader(props: EditorHeaderProps) {
  const { editor, session, place, saveState, isKept, flush, onUndo, onRedo, onSubmit, onShowProblems } =
    props;
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const { draft, readOnlyReason, shownProblems } = editor;
  const errors = shownProblems.filter(({ severity }) => severity === 'error').length;
  const nothingNew = hasNothingNew(editor, saveState.kind === 'saved');
  return (
    <ScreenHeader
      // Two of one name are told apart by their language.
      title={place.isHalf ? templateLanguageName(draft.language, language) : draft.name || t('title.new')}
      backLabel={t(place.onClose ? 'languages.close' : 'back')}
      onBack={place.onBack}
      actions={
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          {place.isHalf ? null : <LanguageBar editor={editor} flush={flush} place={place} />}
          {isKept ? <SavedNote state={saveState} /> : null}
          {readOnlyReason === null ? (
            <>
              <span className="flex gap-2">
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
              </span>
              {errors > 0 ? (
                <Button
                  variant="quiet"
                  icon={CircleAlert}
                  className="text-danger-ink!"
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
