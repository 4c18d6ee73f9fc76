import type { TemplateId } from '#shared/domain/ids.ts';
import type { EditorTab } from './problem-spots.ts';

/** Where on the screen an editor stands: alone, or beside another language of its template. */
export interface EditorPlace {
  /** Half of the screen: the form is narrow, and what the customer will see stands below it. */
  readonly isHalf: boolean;
  /** One for both halves, so that they show the same fields. */
  readonly tab: EditorTab;
  readonly setTab: (tab: EditorTab) => void;
  /** Shows another language beside this one; null where there is no room for two, or two are there already. */
  readonly onBeside: ((id: TemplateId) => void) | null;
  /** Another language of the same template takes this place, on the same tab. */
  readonly onLanguage: (id: TemplateId) => void;
  readonly onBack: () => void;
  /** Leaves the screen to the other half; null for the first, which leads back to the list. */
  readonly onClose: (() => void) | null;
}
