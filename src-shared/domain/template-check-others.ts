import type { Template } from '../contract/templates.ts';
import { fromComponents } from './template-components.ts';
import type { TemplateDraft } from './template-draft.ts';
import { editLimit } from './template-edit-limit.ts';
import type { TemplateProblem } from './template-problem.ts';
import { wrong } from './template-problem-words.ts';
import { categoryWords } from './template-words.ts';

export type OtherTemplate = Pick<
  Template,
  'id' | 'name' | 'language' | 'category' | 'status' | 'parameterFormat' | 'components'
>;

/** What the hub knows around a draft. */
export interface TemplateSurroundings {
  /** UTC milliseconds. */
  now: number;
  /** The template whose text is checked; null when it has not been kept yet. */
  self: Pick<Template, 'id' | 'status' | 'category' | 'metaTemplateId' | 'editedAt'> | null;
  /** All templates of the same WhatsApp Business account, drafts included; the checked one may be among them. */
  others: readonly OtherTemplate[];
  /** Approved templates that were deleted, with the time of it. */
  deleted: readonly { name: string; at: number }[];
  /** How many templates Meta allows the account; null when it has not said so. */
  limit: number | null;
}

const DAY = 86_400_000;
const gone: ReadonlySet<string> = new Set(['DELETED', 'PENDING_DELETION']);

/**
 * What stands in the way of a draft beside its own text: the same name and language, the same words, a name deleted lately, a
 * full account, the edit limits and the category of an approved template.
 */
export function checkAgainstOthers(
  draft: TemplateDraft,
  surroundings: TemplateSurroundings,
): TemplateProblem[] {
  const { self } = surroundings;
  const others = surroundings.others.filter(({ id, status }) => id !== self?.id && !gone.has(status));
  const isNew = self === null || self.metaTemplateId === null;
  return [
    ...(isNew ? checkNew(draft, others, surroundings) : checkEdit(draft, self, surroundings.now)),
    ...checkSameWords(draft, others),
  ];
}

function checkNew(
  { name, language }: TemplateDraft,
  others: readonly OtherTemplate[],
  { deleted, limit, now }: TemplateSurroundings,
): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (others.some((other) => other.name === name && sameLanguage(other.language, language))) {
    problems.push(
      wrong(
        'name_taken',
        { kind: 'name' },
        'Шаблон із цією назвою та мовою вже є. Змініть назву або мову.',
        'There is a template of this name and language already. Change the name or the language.',
      ),
    );
  }
  const lately = Math.max(...deleted.filter((one) => one.name === name).map(({ at }) => at));
  if (lately > now - 30 * DAY) {
    const days = Math.ceil((lately + 30 * DAY - now) / DAY);
    problems.push(
      wrong(
        'name_deleted',
        { kind: 'name' },
        `Шаблон із цією назвою видалено менш як 30 днів тому, і Meta ще тримає назву. Оберіть іншу або зачекайте (днів): ${days}.`,
        `A template of this name was deleted less than 30 days ago, and Meta still keeps the name. Choose another, or wait (days): ${days}.`,
      ),
    );
  }
  // Drafts do not count at Meta's side.
  const count = others.filter(({ status }) => status !== 'DRAFT').length;
  if (limit !== null && count >= limit) {
    problems.push(
      wrong(
        'templates_limit',
        { kind: 'template' },
        `В акаунті вже стільки шаблонів, скільки дозволяє Meta: ${limit}. Видаліть непотрібні.`,
        `The account has as many templates as Meta allows: ${limit}. Delete some that are not needed.`,
      ),
    );
  }
  return problems;
}

/** Webhooks write `en-US` where the listing has `en_US`. */
const sameLanguage = (one: string, other: string): boolean =>
  one.replace('-', '_').toLowerCase() === other.replace('-', '_').toLowerCase();

function checkEdit(
  draft: TemplateDraft,
  self: NonNullable<TemplateSurroundings['self']>,
  now: number,
): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const limit = editLimit(self, now);
  if (limit) {
    problems.push(wrong('edit_limit', { kind: 'template' }, limit.uk, limit.en));
  }
  if (self.status === 'APPROVED' && self.category !== draft.text.category) {
    const { label } = categoryWords(self.category);
    problems.push(
      wrong(
        'category_fixed',
        { kind: 'category' },
        `Категорію схваленого шаблону змінити не можна, вона лишається «${label.uk}». Для іншої зробіть копію.`,
        `The category of an approved template cannot change and stays ${label.en}. Duplicate it for another one.`,
      ),
    );
  }
  if (!['DRAFT', 'APPROVED', 'REJECTED', 'PAUSED'].includes(self.status)) {
    problems.push(
      wrong(
        'edit_status',
        { kind: 'template' },
        'Змінювати можна лише схвалені, відхилені та призупинені шаблони.',
        'Only approved, rejected and paused templates can be changed.',
      ),
    );
  }
  return problems;
}

/** Whether Meta takes another template for the same one by its words. */
export function saysTheSameWords(text: TemplateDraft['text'], other: OtherTemplate): boolean {
  const words = wordsOf(text);
  if (text.category === 'AUTHENTICATION' || words.trim() === '') return false;
  return (
    other.status !== 'DRAFT' &&
    other.category.toUpperCase() !== 'AUTHENTICATION' &&
    wordsOf(fromComponents(other).text) === words
  );
}

/** Meta rejects a template whose body and footer another one has; those of one-time codes are all alike. */
function checkSameWords(draft: TemplateDraft, others: readonly OtherTemplate[]): TemplateProblem[] {
  const twin = others.find((other) => saysTheSameWords(draft.text, other));
  return twin
    ? [
        wrong(
          'same_words',
          { kind: 'body', from: null, to: null },
          `Такий самий текст і підпис має шаблон «${twin.name}». Meta відхилить другий: змініть текст.`,
          `The template “${twin.name}” has the same text and footer. Meta rejects the second one: change the text.`,
        ),
      ]
    : [];
}

const wordsOf = ({ body, footer }: TemplateDraft['text']): string =>
  `${body}\n${footer}`.replace(/\s+/g, ' ').toLowerCase();
