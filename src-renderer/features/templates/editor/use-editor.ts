import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordType } from '#shared/contract/records.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import { canBind, canEdit } from '#shared/domain/template-life.ts';
import type { TemplateSpot } from '#shared/domain/template-problem.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useMay } from '../../../api/use-may.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { sortTypes } from '../../../state/sort-types.ts';
import { type Editor, firstError } from './editor.ts';
import { changeDraft, type EditorSession } from './editor-session.ts';
import { type SessionKey, updateSession } from './editor-store.ts';
import { spotName } from './problem-spots.ts';
import { useProblems } from './use-problems.ts';

const noTypes: readonly RecordType[] = [];

/** The form of one session: what it holds, what is wrong with it, and how it is changed. */
export function useEditor(key: SessionKey, session: EditorSession, template: Template | null) {
  const { query } = useHub();
  const { language } = useLanguage();
  const types =
    useQuery(query.records.types.queryOptions({ select: (all) => sortTypes(all, language) })).data ?? noTypes;
  const problems = useProblems(session, types);
  const readOnlyReason = useReadOnlyReason(template);
  // A form that is red before anybody has written in it helps nobody; what is there already is shown at once.
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [areAllShown, setAllShown] = useState(template !== null);
  const isShown = (spot: TemplateSpot) =>
    areAllShown || session.refused !== null || touched.has(spotName(spot));
  const touch = (spot: string) => {
    if (!touched.has(spot)) setTouched(new Set([...touched, spot]));
  };
  const editor: Editor = {
    draft: session.draft,
    template,
    types,
    problems,
    // What cannot be changed here needs no mending here.
    shownProblems: readOnlyReason === null ? problems.filter(({ spot }) => isShown(spot)) : [],
    readOnlyReason,
    isAtMeta: (template?.metaTemplateId ?? null) !== null,
    change: (group: string, edit: (draft: TemplateDraft) => TemplateDraft) => {
      if (readOnlyReason !== null) return;
      touch(group);
      updateSession(key, (now) => changeDraft(now, edit(now.draft), { group, at: Date.now() }));
    },
    touch,
    isShown,
    errorAt: (spot) => (isShown(spot) ? firstError(problems, spot, language) : undefined),
  };
  // Of a text that is written at Meta's side only, where its values come from is still said here.
  const mayBind = useMay('admin') && template !== null && canBind(template) === true;
  const values: Editor =
    readOnlyReason !== null && mayBind
      ? {
          ...editor,
          readOnlyReason: null,
          change: (group, edit) => {
            touch(group);
            updateSession(key, (now) => {
              const { binding } = edit(now.draft);
              return changeDraft(now, { ...now.draft, binding }, { group, at: Date.now() });
            });
          },
        }
      : editor;
  return { editor, values, showAll: () => setAllShown(true) };
}

function useReadOnlyReason(template: Template | null): string | null {
  const { t } = useTranslation('templateEditor');
  const { language } = useLanguage();
  const isAdmin = useMay('admin');
  if (!isAdmin) return t('readOnly.role');
  if (template === null) return null;
  const verdict = canEdit(template);
  return verdict === true ? null : verdict[language];
}
