import { templateRejections } from '#shared/contract/sandbox.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { categoryWords, rejectionWords, type StatusTone } from '#shared/domain/template-life.ts';
import type { TagTone } from '../../ui/Tag.tsx';
import type { RunSandboxCall } from './use-sandbox-actions.ts';

/** What the pretend Meta can be made to decide, or is told that somebody did there. */
export interface MetaTemplateDeeds {
  readonly review: (decision: 'APPROVED' | 'PAUSED' | 'DISABLED') => void;
  readonly reject: (reason: (typeof templateRejections)[number]) => void;
  readonly changeCategory: (category: string, isAnnouncement: boolean) => void;
  readonly edit: (body: string) => void;
  readonly remove: (onDone: () => void) => void;
}

const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;

/** The deeds on one template; what they change comes back by webhooks, as from the real Meta. */
export function deedsOn(template: Template, run: RunSandboxCall): MetaTemplateDeeds {
  const { name, language, status, parameterFormat, components } = template;
  const named = { name, language };
  return {
    review: (decision) => run((sandbox) => sandbox.reviewTemplate({ ...named, decision })),
    reject: (reason) => run((sandbox) => sandbox.reviewTemplate({ ...named, decision: 'REJECTED', reason })),
    changeCategory(wanted, isAnnouncement) {
      const category = categories.find((each) => each === wanted);
      if (category) {
        run((sandbox) => sandbox.changeTemplate({ deed: 'category', ...named, category, isAnnouncement }));
      }
    },
    edit: (text) =>
      run((sandbox) =>
        sandbox.changeTemplate({
          deed: 'put',
          ...named,
          category: template.category,
          status,
          parameterFormat,
          components: components.map((each) => (each.type === 'BODY' ? { ...each, text } : each)),
          isTold: true,
        }),
      ),
    remove: (onDone) =>
      run(async (sandbox) => {
        await sandbox.changeTemplate({ deed: 'delete', ...named });
        onDone();
      }),
  };
}

/** The text that customers read; null for a template that has none of its own. */
export function bodyOf({ components }: Pick<Template, 'components'>): string | null {
  const body = components.find(({ type }) => type === 'BODY')?.text;
  return typeof body === 'string' ? body : null;
}

/** Meta's reasons to reject, each in a sentence. */
export const rejections = (language: Language) =>
  templateRejections.map((reason) => ({ reason, label: rejectionWords(reason)?.what[language] ?? reason }));

/** The categories into which a template can be moved. */
export const otherCategories = (template: Pick<Template, 'category'>, language: Language) =>
  categories
    .filter((each) => each !== template.category)
    .map((category) => ({ category, label: categoryWords(category).label[language] }));

/** The templates whose name has what is looked for in it, by their names. */
export function findTemplates(templates: readonly Template[], wanted: string): Template[] {
  const part = wanted.trim().toLowerCase();
  return templates
    .filter(({ status, name }) => status !== 'DRAFT' && name.includes(part))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.language.localeCompare(b.language));
}

/** How a state looks. */
export const toneTags: Record<StatusTone, TagTone> = {
  neutral: 'neutral',
  waiting: 'waiting',
  good: 'success',
  warning: 'waiting',
  bad: 'danger',
};
