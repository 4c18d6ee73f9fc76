import { useQuery } from '@tanstack/react-query';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

const none: readonly Template[] = [];

/** Every template of every account, drafts included. */
export function useTemplates() {
  const { query } = useHub();
  return useQuery(query.templates.list.queryOptions({ input: {} }));
}

/** One template, also one that is gone at Meta's side. */
export function useTemplate(id: TemplateId) {
  const { query } = useHub();
  return useQuery(query.templates.get.queryOptions({ input: { id } }));
}

/** The same name in its other languages, and itself, by language. */
export function useLanguagesOf(template: Template): readonly Template[] {
  const all = useTemplates().data ?? none;
  const others = all.filter(
    ({ id, accountId, name }) =>
      id !== template.id && accountId === template.accountId && name === template.name,
  );
  return [template, ...others].sort((one, other) => one.language.localeCompare(other.language));
}

/** What was submitted and what happened, newest first. */
export function useHistory(id: TemplateId) {
  const { query } = useHub();
  return useQuery(query.templates.history.queryOptions({ input: { id } }));
}
