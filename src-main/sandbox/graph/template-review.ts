import type { templateRejections } from '#shared/contract/sandbox.ts';
import { componentOf } from '../messages/template-text.ts';
import type { TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';

export interface Rejection {
  reason: string;
  sentence: string;
  recommendation: string;
}

interface Review {
  decision: 'APPROVED' | 'REJECTED';
  category: string;
  reason: Rejection | null;
}

/** Meta's words around one of its reasons. */
export const rejectionOf = (reason: (typeof templateRejections)[number]): Rejection => ({
  reason,
  ...rejections[reason],
});

const rejections: Record<(typeof templateRejections)[number], Omit<Rejection, 'reason'>> = {
  INCORRECT_CATEGORY: {
    sentence: 'The content of this template does not match its category.',
    recommendation: 'Choose the category that fits the content and submit the template again.',
  },
  INVALID_FORMAT: {
    sentence: 'The template has parameters or a format that cannot be used.',
    recommendation: 'Check the placeholders, links and special characters.',
  },
  ABUSIVE_CONTENT: {
    sentence: 'The template contains content that may be abusive or threatening.',
    recommendation: 'Remove threatening or abusive language.',
  },
  PROMOTIONAL: {
    sentence: 'The template is promotional and was not submitted as marketing.',
    recommendation: 'Submit it in the category MARKETING or remove the offer.',
  },
  SCAM: {
    sentence: 'The template looks like phishing or fraud.',
    recommendation: 'Remove links to unfamiliar domains and do not ask for personal data.',
  },
  TAG_CONTENT_MISMATCH: {
    sentence: 'The language or category that was selected does not match the content.',
    recommendation: 'Choose the language in which the template is written.',
  },
};

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
