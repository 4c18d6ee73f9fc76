import type { Template } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { isRightToLeft } from '#shared/domain/template-languages.ts';
import { attentionOf } from './attention.ts';
import { bodyLine, searchText } from './template-texts.ts';
import type { FilterKind, TemplateFilters, TemplateSort } from './templates-store.ts';
import { filterKinds } from './templates-store.ts';

/** One name of an account with the languages it is written in. */
export interface TemplateGroup {
  /** Unique in the list. */
  readonly key: string;
  readonly accountId: AccountId;
  readonly name: string;
  /** By language. */
  readonly templates: readonly [Template, ...Template[]];
  /** The one whose state matters most: what stands in the row. */
  readonly lead: Template;
  readonly lastUsedAt: number | null;
  readonly changedAt: number;
}

export interface TemplateQuestion {
  readonly search: string;
  readonly filters: TemplateFilters;
  readonly isAttention: boolean;
  readonly sort: TemplateSort;
}

/** What a template is filtered by; `UNKNOWN` quality is Meta's word for one that nobody has judged yet. */
export function filterValue(template: Template, kind: FilterKind): string {
  switch (kind) {
    case 'account':
      return String(template.accountId);
    case 'status':
      return template.status;
    case 'category':
      return template.category;
    case 'language':
      return template.language;
    case 'quality':
      return template.qualityScore ?? 'UNKNOWN';
  }
}

/** The values that occur, the most frequent first. */
export function occurringValues(templates: readonly Template[], kind: FilterKind): readonly string[] {
  const counts = new Map<string, number>();
  for (const template of templates) {
    const value = filterValue(template, kind);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([value]) => value);
}

/** The templates that fit, one group for each name, in the order that was asked for. */
export function findTemplates(
  templates: readonly Template[],
  question: TemplateQuestion,
): readonly TemplateGroup[] {
  const words = question.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fitting = templates.filter(
    (template) =>
      filterKinds.every((kind) => {
        const wanted = question.filters[kind];
        return wanted.length === 0 || wanted.includes(filterValue(template, kind));
      }) &&
      (!question.isAttention || attentionOf(template).length > 0) &&
      words.every((word) => searchText(template).includes(word)),
  );
  return sorted(grouped(fitting), question.sort);
}

function grouped(templates: readonly Template[]): TemplateGroup[] {
  const byName = new Map<string, Template[]>();
  for (const template of templates) {
    const key = `${template.accountId} ${template.name}`;
    const known = byName.get(key);
    if (known) known.push(template);
    else byName.set(key, [template]);
  }
  return [...byName].flatMap(([key, members]) => {
    const [first, ...others] = members.toSorted((one, other) => one.language.localeCompare(other.language));
    return first ? [toGroup(key, [first, ...others])] : [];
  });
}

function toGroup(key: string, templates: readonly [Template, ...Template[]]): TemplateGroup {
  const used = templates.flatMap(({ lastUsedAt }) => (lastUsedAt === null ? [] : [lastUsedAt]));
  return {
    key,
    accountId: templates[0].accountId,
    name: templates[0].name,
    templates,
    lead: templates.reduce((lead, next) => (rank(next) < rank(lead) ? next : lead)),
    lastUsedAt: used.length === 0 ? null : Math.max(...used),
    changedAt: Math.max(...templates.map(({ updatedAt }) => updatedAt)),
  };
}

/** What a person has to do something about comes first, then what is on its way, then what works. */
const statusOrder = ['REJECTED', 'PAUSED', 'DISABLED', 'LIMIT_EXCEEDED', 'DRAFT', 'PENDING', 'IN_APPEAL'];
const restOrder = ['APPROVED', 'ARCHIVED', 'PENDING_DELETION', 'DELETED'];

function rank(template: Template): number {
  if (template.hasConflict) return -1;
  const place = statusOrder.indexOf(template.status);
  if (place >= 0) return place;
  const rest = restOrder.indexOf(template.status);
  // A status that this version does not know stands between the two.
  return statusOrder.length + (rest < 0 ? 0 : rest + 1);
}

const orders: Record<TemplateSort, (one: TemplateGroup, other: TemplateGroup) => number> = {
  used: (one, other) => (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0) || other.changedAt - one.changedAt,
  changed: (one, other) => other.changedAt - one.changedAt,
  name: () => 0,
  status: (one, other) => rank(one.lead) - rank(other.lead),
};

function sorted(groups: TemplateGroup[], sort: TemplateSort): readonly TemplateGroup[] {
  return groups.sort((one, other) => orders[sort](one, other) || one.name.localeCompare(other.name));
}

/** The line of text under a name: in the reader's language where there is one. */
export function groupLine({ templates, lead }: TemplateGroup, language: string): GroupLine {
  const shown = templates.find((template) => template.language.split('_')[0] === language) ?? lead;
  return { words: bodyLine(shown), direction: isRightToLeft(shown.language) ? 'rtl' : 'auto' };
}

interface GroupLine {
  readonly words: string;
  readonly direction: 'auto' | 'rtl';
}
