import { accountIdSchema, templateIdSchema } from '#shared/domain/ids.ts';
import type { TemplateCheckCode } from '#shared/domain/template-check-codes.ts';
import type { OtherTemplate, TemplateSurroundings } from '#shared/domain/template-check-others.ts';
import {
  emptyTemplateBinding,
  emptyTemplateText,
  type TemplateDraft,
} from '#shared/domain/template-draft.ts';

const DAY = 86_400_000;
export const now = Date.UTC(2026, 10, 23);

/** What is written, while the account around it changes. */
export const draft: TemplateDraft = {
  accountId: accountIdSchema.parse(1),
  name: 'order_ready',
  language: 'en_US',
  text: { ...emptyTemplateText, body: 'Your order is ready', footer: 'Bye' },
  binding: emptyTemplateBinding,
};
export const other = (change: Partial<OtherTemplate> = {}): OtherTemplate => ({
  id: templateIdSchema.parse(5),
  name: 'another',
  language: 'en_US',
  category: 'UTILITY',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  components: [{ type: 'BODY', text: 'Something else' }],
  ...change,
});
export const around = (change: Partial<TemplateSurroundings> = {}): TemplateSurroundings => ({
  now,
  self: null,
  others: [],
  deleted: [],
  limit: null,
  ...change,
});
const self = (change: Partial<NonNullable<TemplateSurroundings['self']>> = {}) => ({
  id: templateIdSchema.parse(9),
  status: 'APPROVED',
  category: 'UTILITY',
  metaTemplateId: '1',
  editedAt: [],
  ...change,
});
/** The words of the draft, as Meta might have them with other spaces. */
export const same = [
  { type: 'BODY', text: 'Your order  is ready' },
  { type: 'FOOTER', text: 'Bye' },
];
const tenEdits = Array.from({ length: 10 }, (_, index) => now - (index + 2) * DAY);

/** Code, an account beside which Meta refuses the draft, and one beside which it takes it. */
export const besideOthers: [TemplateCheckCode, TemplateSurroundings, TemplateSurroundings][] = [
  [
    'name_taken',
    around({ others: [other({ name: 'order_ready' })] }),
    around({ others: [other({ name: 'order_ready', language: 'uk' })] }),
  ],
  [
    'name_taken',
    around({ others: [other({ name: 'order_ready', language: 'en-US' })] }),
    around({ others: [other({ name: 'order_ready', status: 'DELETED' })] }),
  ],
  [
    'name_taken',
    around({ others: [other({ name: 'order_ready' })] }),
    around({
      self: self({ id: templateIdSchema.parse(5), metaTemplateId: null }),
      others: [other({ name: 'order_ready' })],
    }),
  ],
  [
    'name_deleted',
    around({ deleted: [{ name: 'order_ready', at: now - 29 * DAY }] }),
    around({ deleted: [{ name: 'order_ready', at: now - 30 * DAY }] }),
  ],
  [
    'templates_limit',
    around({ limit: 1, others: [other()] }),
    around({ limit: 1, others: [other({ status: 'DRAFT' })] }),
  ],
  [
    'same_words',
    around({ others: [other({ components: same })] }),
    around({ others: [other({ components: same.slice(0, 1) })] }),
  ],
  [
    'edit_limit',
    around({ self: self({ editedAt: [now - 1000] }) }),
    around({ self: self({ status: 'REJECTED', editedAt: [now - 1000] }) }),
  ],
  [
    'edit_limit',
    around({ self: self({ editedAt: tenEdits }) }),
    around({ self: self({ editedAt: tenEdits.slice(1) }) }),
  ],
  [
    'edit_status',
    around({ self: self({ status: 'PENDING' }) }),
    around({ self: self({ status: 'PAUSED' }) }),
  ],
  [
    'category_fixed',
    around({ self: self({ category: 'MARKETING' }) }),
    around({ self: self({ category: 'MARKETING', status: 'REJECTED' }) }),
  ],
];
