import { useTranslation } from 'react-i18next';
import type { Template } from '#shared/contract/templates.ts';
import { Tag, type TagTone } from '../../../ui/Tag.tsx';
import { type Attention, attentionOf } from '../attention.ts';

export interface AttentionTagsProps {
  readonly templates: readonly Template[];
}

/** What the status does not say: of the others the status column speaks. */
const told = [
  ['conflict', 'danger'],
  ['coming_category', 'waiting'],
  ['unsubmitted', 'accent'],
] as const satisfies readonly (readonly [Attention, TagTone])[];

/** What somebody should look at besides the status. */
export function AttentionTags({ templates }: AttentionTagsProps) {
  const { t } = useTranslation('templates');
  const reasons = new Set(templates.flatMap(attentionOf));
  // Two versions are unsubmitted changes too: said once.
  if (reasons.has('conflict')) reasons.delete('unsubmitted');
  return told.map(([reason, tone]) =>
    reasons.has(reason) ? (
      <Tag key={reason} tone={tone}>
        {t(`attention.${reason}`)}
      </Tag>
    ) : null,
  );
}
