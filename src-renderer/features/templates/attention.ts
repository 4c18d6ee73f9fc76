import type { Template } from '#shared/contract/templates.ts';

export type Attention =
  | 'conflict'
  | 'rejected'
  | 'paused'
  | 'disabled'
  | 'limit_exceeded'
  | 'coming_category'
  | 'unsubmitted';

const byStatus: Readonly<Record<string, Attention>> = {
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  LIMIT_EXCEEDED: 'limit_exceeded',
};

/** What somebody should look at, the most pressing first; a draft waits for nobody. */
export function attentionOf(template: Template): readonly Attention[] {
  const status = byStatus[template.status];
  return [
    ...(template.hasConflict ? (['conflict'] as const) : []),
    ...(status ? [status] : []),
    ...(template.comingCategory === null ? [] : (['coming_category'] as const)),
    ...(template.hasUnsubmittedChanges && template.status !== 'DRAFT' ? (['unsubmitted'] as const) : []),
  ];
}
