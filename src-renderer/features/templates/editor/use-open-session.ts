import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding, emptyTemplateText } from '#shared/domain/template-draft.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useScopeStore } from '../../../state/scope-store.ts';
import { findExampleDraft } from '../example-id.ts';
import { adoptDraft, beginSession, isUnsaved } from './editor-session.ts';
import { closeSession, openSession, readSession, type SessionKey, updateSession } from './editor-store.ts';

/** Begins a template that the hub does not have: blank, or from an example. The account is null while there is none. */
export function useNewSession(key: SessionKey, isNew: boolean, example: string | null): AccountId | null {
  const accounts = useAccounts();
  const { language } = useLanguage();
  const scope = useScopeStore((store) => store.accountId);
  const accountId = (accounts.find(({ id }) => id === scope) ?? accounts[0])?.id ?? null;
  useEffect(() => {
    if (!isNew || accountId === null) return;
    const found = example === null ? null : findExampleDraft(example);
    const blank = { name: '', language, text: emptyTemplateText, binding: emptyTemplateBinding };
    const draft = { ...(found ?? blank), accountId };
    openSession(key, beginSession({ templateId: null, draft, isSaved: false }));
  }, [key, isNew, example, accountId, language]);
  return accountId;
}

/** Reads what the hub has of a template; what is written here and has not reached it goes before. */
export function useKnownSession(key: SessionKey, templateId: TemplateId | null) {
  const { query } = useHub();
  const input = { id: templateId ?? (1 as TemplateId) };
  const enabled = templateId !== null;
  const template = useQuery(query.templates.get.queryOptions({ input, enabled }));
  const draft = useQuery(
    query.templates.draft.queryOptions({ input, enabled, staleTime: 0, refetchOnMount: 'always' }),
  );
  // What another visit left in the cache is older than what was saved since.
  const fresh = enabled && draft.isFetchedAfterMount ? draft.data : undefined;
  useEffect(() => {
    if (!fresh || templateId === null) return;
    if (readSession(key)) updateSession(key, (now) => adoptDraft(now, fresh));
    else openSession(key, beginSession({ templateId, draft: fresh, isSaved: true }));
  }, [fresh, key, templateId]);
  return {
    template: enabled ? (template.data ?? null) : null,
    /** There are parts in it that this version does not understand. */
    isNotUnderstood: fresh === null,
    failed: [template, draft].find(({ isError }) => isError) ?? null,
  };
}

/** What the hub has is not kept here: the next visit begins with what the hub says then. */
export function useLeaveSession(key: SessionKey): void {
  useEffect(
    () => () => {
      const session = readSession(key);
      if (session && (!isUnsaved(session) || session.past.length === 0)) closeSession(key);
    },
    [key],
  );
}
