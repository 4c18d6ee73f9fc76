import { componentOf } from '../messages/template-text.ts';
import type { TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';

interface Review {
  decision: 'APPROVED' | 'REJECTED';
  category: string;
  reason: { reason: string; sentence: string; recommendation: string } | null;
}

const selling = /знижк|акці|розпродаж|безкоштовн|promo|sale\b|discount|% off|free gift|special offer/i;

/**
 * What Meta's review says: adjacent variables are rejected, an advertisement that calls itself utility is approved as
 * marketing (`research/api.md` 5.7), everything else is approved as it is.
 */
export function reviewOf(template: TemplateRecord): Review {
  const text = asText(componentOf(template, 'BODY')?.text);
  if (/\}\}\s*\{\{/.test(text)) {
    return {
      decision: 'REJECTED',
      category: template.category,
      reason: {
        reason: 'INVALID_FORMAT',
        sentence:
          'Your template has parameters placed next to each other without text or punctuation between them.',
        recommendation: 'Separate parameters with descriptive text.',
      },
    };
  }
  const category = template.category === 'UTILITY' && selling.test(text) ? 'MARKETING' : template.category;
  return { decision: 'APPROVED', category, reason: null };
}
