import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { notify } from '../../../../ui/notify.ts';
import { Tabs } from '../../../../ui/Tabs.tsx';
import { hasNothingNew } from '../editor.ts';
import type { EditorPlace } from '../editor-place.ts';
import { type EditorSession, redoChange, undoChange } from '../editor-session.ts';
import { type SessionKey, updateSession } from '../editor-store.ts';
import { type EditorTab, tabOf } from '../problem-spots.ts';
import { useAutosave } from '../use-autosave.ts';
import { useEditor } from '../use-editor.ts';
import { useJump } from '../use-jump.ts';
import { BodyTab } from './BodyTab.tsx';
import { ButtonsTab } from './ButtonsTab.tsx';
import { EditorHeader } from './EditorHeader.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';
import { SubmitDialog } from './SubmitDialog.tsx';
import { TabMark } from './TabMark.tsx';
import { VariablesTab } from './VariablesTab.tsx';

export interface EditorFormProps {
  readonly sessionName: SessionKey;
  readonly session: EditorSession;
  readonly template: Template | null;
  readonly place: EditorPlace;
}

/** The form of one template: what is written beside what the customer will see. */
export function EditorForm({ sessionName, session, template, place }: EditorFormProps) {
  const { t } = useTranslation('templateEditor');
  const [, navigate] = useLocation();
  const root = useRef<HTMLDivElement>(null);
  const { editor, values, showAll } = useEditor(sessionName, session, template);
  const { state, flush } = useAutosave(sessionName, values.readOnlyReason === null);
  const { tab, setTab, isHalf } = place;
  const jump = useJump(root, place);
  const [isSubmitting, setSubmitting] = useState(false);
  const { problems, shownProblems, readOnlyReason } = editor;
  const { language: screenLanguage } = useLanguage();
  /** Of two halves each part says whose it is. */
  const nameOf = (part: string) =>
    isHalf
      ? t('languages.part', { part, language: templateLanguageName(session.draft.language, screenLanguage) })
      : part;
  const besides = { role: isHalf ? 'group' : 'complementary', 'aria-label': nameOf(t('preview.title')) };
  const undo = () => updateSession(sessionName, undoChange);
  const redo = () => updateSession(sessionName, redoChange);
  const firstError = problems.find(({ severity }) => severity === 'error');

  const onKeyDown = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey;
    // What floats has fields of its own, and its keys come here through React and not through the page.
    if (!isUndo || !(event.target instanceof Node) || !root.current?.contains(event.target)) return;
    const { code } = event;
    if (code !== 'KeyZ' && code !== 'KeyY') return;
    event.preventDefault();
    if (code === 'KeyY' || event.shiftKey) redo();
    else undo();
  };
  const onBlur = ({ target }: FocusEvent) => {
    const spot = target.closest('[data-spot]')?.getAttribute('data-spot');
    if (spot) editor.touch(spot);
  };
  const submit = () => {
    showAll();
    if (firstError) return jump(firstError.spot);
    setSubmitting(true);
  };
  const mark = (of: EditorTab) => (
    <TabMark problems={shownProblems.filter((problem) => tabOf(problem.spot) === of)} />
  );

  return (
    // The keys of undo are those of every field below; nothing here is pressed itself.
    <div
      ref={root}
      role="presentation"
      onKeyDownCapture={onKeyDown}
      onBlurCapture={onBlur}
      className="flex h-full min-h-0 min-w-0 flex-1 flex-col"
    >
      <EditorHeader
        editor={editor}
        session={session}
        place={place}
        saveState={state}
        isKept={values.readOnlyReason === null}
        flush={flush}
        onUndo={undo}
        onRedo={redo}
        onSubmit={submit}
        onShowProblems={() =>
          root.current?.querySelector('[data-problems]')?.scrollIntoView({ block: 'center' })
        }
      />
      {readOnlyReason === null ? null : (
        <Banner tone="info" shape="strip">
          {readOnlyReason}
        </Banner>
      )}
      <div
        data-form-scroll=""
        className={classNames(
          'flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto',
          !isHalf && 'lg:flex-row lg:overflow-hidden',
        )}
      >
        {/* Roles rather than elements: what is written stays in its place when a second half comes. */}
        <div
          role={isHalf ? undefined : 'main'}
          className={classNames(
            'flex min-w-0 shrink-0 flex-col px-4 pt-2 sm:px-6',
            !isHalf && 'lg:min-h-0 lg:flex-1 lg:shrink',
          )}
        >
          <Tabs<EditorTab>
            label={t('tabs.label')}
            value={tab}
            onValueChange={setTab}
            tabs={[
              {
                value: 'body',
                label: t('tabs.body'),
                mark: mark('body'),
                panel: (
                  <Column>
                    <BodyTab editor={editor} />
                  </Column>
                ),
              },
              {
                value: 'buttons',
                label: t('tabs.buttons'),
                mark: mark('buttons'),
                panel: (
                  <Column>
                    <ButtonsTab editor={editor} />
                  </Column>
                ),
              },
              {
                value: 'variables',
                label: t('tabs.variables'),
                mark: mark('variables'),
                panel: (
                  <Column>
                    <VariablesTab editor={values} />
                  </Column>
                ),
              },
            ]}
          />
        </div>
        <div
          {...besides}
          className={classNames(
            'flex shrink-0 flex-col gap-6 border-t border-line bg-surface-sunken p-4',
            !isHalf && 'lg:w-96 lg:overflow-y-auto lg:border-t-0 lg:border-s',
          )}
        >
          <PreviewPanel editor={editor} />
          {/* "Nothing to mend" is said only where it is true. */}
          {shownProblems.length > 0 || (problems.length === 0 && readOnlyReason === null) ? (
            <ProblemsPanel
              label={nameOf(t('problems.title'))}
              problems={shownProblems}
              isNothingNew={hasNothingNew(editor, state.kind === 'saved')}
              onJump={(spot) => {
                showAll();
                jump(spot);
              }}
            />
          ) : null}
        </div>
      </div>
      {isSubmitting ? (
        <SubmitDialog
          sessionName={sessionName}
          template={template}
          flush={flush}
          onClose={() => setSubmitting(false)}
          onRefused={() => {
            setSubmitting(false);
            notify({ tone: 'danger', title: t('submit.refused') });
          }}
          onNotSaved={() => {
            setSubmitting(false);
            notify({ tone: 'danger', title: t('submit.notSaved') });
          }}
          onSubmitted={(submitted) => {
            notify({ tone: 'success', title: t('submit.done') });
            // Beside another language, that one is still being written.
            if (isHalf) setSubmitting(false);
            else navigate(`/templates/${submitted.id}`);
          }}
        />
      ) : null}
    </div>
  );
}

const Column = ({ children }: { readonly children: ReactNode }) => (
  <div className="mx-auto max-w-[760px] px-1 pb-10">{children}</div>
);
