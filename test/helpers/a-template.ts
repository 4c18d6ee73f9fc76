import type { Template } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { emptyTemplateBinding } from '#shared/domain/template-draft.ts';

/** An approved template, with what a test says otherwise of it. */
export const aTemplate = (facts: Partial<Template> = {}): Template => ({
  id: 1 as TemplateId,
  accountId: 7 as AccountId,
  metaTemplateId: '1',
  name: 'order_ready',
  language: 'uk',
  category: 'UTILITY',
  comingCategory: null,
  previousCategory: null,
  status: 'APPROVED',
  qualityScore: null,
  rejectedReason: null,
  parameterFormat: 'POSITIONAL',
  components: [],
  binding: emptyTemplateBinding,
  unknownParts: [],
  lockedParts: [],
  hasUnsubmittedChanges: false,
  hasConflict: false,
  editedAt: [],
  lastUsedAt: null,
  createdAt: 0,
  updatedAt: 0,
  ...facts,
});
