import { useQuery } from '@tanstack/react-query';
import type { Template, TemplateReading } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { allTemplates } from '../../api/all-templates.ts';
import { useHub } from '../../api/hub-context.ts';

const none: readonly Template[] = [];
const noReadings: readonly TemplateReading[] = [];

/** Every template of every account, drafts included. */
export function useTemplates() {
  const { query, client } = useHub();
  return useQuery({
    ...query.templates.list.queryOptions({ input: {} }),
    queryFn: ({ signal }) => allTemplates((part) => client.templates.list(part, { signal })),
  });
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

/** When each account was read from Meta last. */
export function useReadings(): readonly TemplateReading[] {
  const { query } = useHub();
  return useQuery(query.templates.readings.queryOptions()).data ?? noReadings;
}

/** When a template was read last, with its account or on its own; undefined while that is not known. */
export function useReadAt({ id, accountId }: Template): number | null | undefined {
  const reading = useReadings().find((each) => each.accountId === accountId);
  return reading?.alone.find(({ templateId }) => templateId === id)?.readAt ?? reading?.readAt;
}
