import type { TemplateDraft } from '#shared/domain/template-draft.ts';
import type { TemplateProblem, TemplateSpot } from '#shared/domain/template-problem.ts';

export type EditorTab = 'body' | 'buttons' | 'variables';

/** The tab on which a spot stands. */
export function tabOf(spot: TemplateSpot): EditorTab {
  switch (spot.kind) {
    case 'button':
    case 'buttons':
      return 'buttons';
    case 'applies_to':
    case 'phone_path':
    case 'variable':
    case 'header_source':
      return 'variables';
    default:
      return 'body';
  }
}

/** What marks a spot's field in the page, as `data-spot`. */
export function spotName(spot: TemplateSpot): string {
  switch (spot.kind) {
    case 'button':
      return `button:${spot.index}`;
    case 'variable':
      return `variable:${spot.key}`;
    default:
      return spot.kind;
  }
}

/** The problems of one field. */
export const problemsAt = (
  problems: readonly TemplateProblem[],
  spot: TemplateSpot,
): readonly TemplateProblem[] => {
  const name = spotName(spot);
  return problems.filter((problem) => spotName(problem.spot) === name);
};

/** The same problem found twice counts once. */
export function withoutDoubles(problems: readonly TemplateProblem[]): readonly TemplateProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, spot }) => {
    const key = `${code} ${JSON.stringify(spot)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Errors before advice, each in the order of the form. */
export function inOrder(problems: readonly TemplateProblem[]): readonly TemplateProblem[] {
  const tabs: readonly EditorTab[] = ['body', 'buttons', 'variables'];
  const rank = (problem: TemplateProblem) =>
    (problem.severity === 'error' ? 0 : 10) + tabs.indexOf(tabOf(problem.spot));
  return [...problems].sort((a, b) => rank(a) - rank(b));
}

/** What stands at a spot: as long as it is the same, what Meta said of it holds. */
export function valueAt(draft: TemplateDraft, spot: TemplateSpot): unknown {
  const { text, binding } = draft;
  switch (spot.kind) {
    case 'name':
      return draft.name;
    case 'language':
      return draft.language;
    case 'category':
      return text.category;
    case 'header':
    case 'sample_file':
      return text.header;
    case 'body':
      return text.body;
    case 'offer':
      return text.offer;
    case 'footer':
      return text.footer;
    case 'button':
    case 'buttons':
      return text.buttons;
    case 'authentication':
      return text.authentication;
    case 'ttl':
      return text.ttlSeconds;
    case 'applies_to':
      return binding.appliesTo;
    case 'phone_path':
      return binding.phonePath;
    case 'variable':
      return binding.variables[spot.key];
    case 'header_source':
      return binding.headerSource;
    case 'template':
      return text;
  }
}

/** What Meta refused and has not been changed since. */
export function stillRefused(
  refused: { readonly draft: TemplateDraft; readonly problems: readonly TemplateProblem[] } | null,
  draft: TemplateDraft,
): readonly TemplateProblem[] {
  if (refused === null) return [];
  return refused.problems.filter(
    ({ spot }) => JSON.stringify(valueAt(refused.draft, spot)) === JSON.stringify(valueAt(draft, spot)),
  );
}
