import type { RecordType } from '#shared/contract/records.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateBinding, TemplateDraft, TemplateText } from '#shared/domain/template-draft.ts';
import type { TemplateProblem, TemplateSpot } from '#shared/domain/template-problem.ts';
import { problemsAt, spotName } from './problem-spots.ts';

/** What every part of the form works with. */
export interface Editor {
  readonly draft: TemplateDraft;
  /** As the hub has it; null before it was kept for the first time. */
  readonly template: Template | null;
  readonly types: readonly RecordType[];
  readonly problems: readonly TemplateProblem[];
  /** Those of them that are told already: fields that nobody has come to yet are not reproached. */
  readonly shownProblems: readonly TemplateProblem[];
  /** Why nothing can be changed here, in words; null when it can. */
  readonly readOnlyReason: string | null;
  /** Meta has it: name, language and account stay. */
  readonly isAtMeta: boolean;
  /** `group` names the field, for undo and for when its errors are shown. */
  readonly change: (group: string, edit: (draft: TemplateDraft) => TemplateDraft) => void;
  /** Somebody was at the field of this name (`spotName`): from now on its errors are shown. */
  readonly touch: (spot: string) => void;
  /** Whether errors of a field are shown beside it already: it was touched, or all are asked for. */
  readonly isShown: (spot: TemplateSpot) => boolean;
  /** Shows the error of a field in this language of the screen. */
  readonly errorAt: (spot: TemplateSpot) => string | undefined;
}

/** Whether Meta has every word of it, so that there is nothing to hand over. */
export const hasNothingNew = ({ template, isAtMeta }: Editor, isSaved: boolean): boolean =>
  isAtMeta && isSaved && template?.hasUnsubmittedChanges === false;

/** Changes the text of the template. */
export function changeText(editor: Editor, group: string, change: Partial<TemplateText>): void {
  editor.change(group, (draft) => ({ ...draft, text: { ...draft.text, ...change } }));
}

/** Changes where its values come from and who may send it. */
export function changeBinding(editor: Editor, group: string, change: Partial<TemplateBinding>): void {
  editor.change(group, (draft) => ({ ...draft, binding: { ...draft.binding, ...change } }));
}

/** The first error of a field in a language; nothing while it is not to be shown. */
export function firstError(
  problems: readonly TemplateProblem[],
  spot: TemplateSpot,
  language: 'uk' | 'en',
): string | undefined {
  return problemsAt(problems, spot).find(({ severity }) => severity === 'error')?.sentence[language];
}

/** Marks a field of the page so that a problem leads to it. */
export const spotMark = (spot: TemplateSpot) => ({ 'data-spot': spotName(spot) });
