import type { Template } from '../contract/templates.ts';
import type { TemplateProblem } from './template-problem.ts';

const DAY = 86_400_000;
/** Meta's limits for an approved template (research/api.md 5.9); rejected and paused ones have none. */
const EDITS_IN_30_DAYS = 10;

/** Why an approved template cannot be changed again yet; null when it can, and for templates in other states. */
export function editLimit(
  { status, editedAt }: Pick<Template, 'status' | 'editedAt'>,
  now: number,
): TemplateProblem['sentence'] | null {
  if (status !== 'APPROVED') return null;
  const recent = editedAt.filter((at) => at > now - 30 * DAY).toSorted((one, other) => other - one);
  const last = recent[0];
  const oldest = recent[EDITS_IN_30_DAYS - 1];
  if (oldest !== undefined) {
    const days = Math.ceil((oldest + 30 * DAY - now) / DAY);
    return {
      uk: `Схвалений шаблон можна змінити 10 разів за 30 днів, і всі вже використано. Чекати ще (днів): ${days}.`,
      en: `An approved template can be changed 10 times in 30 days, and all are used. Days to wait: ${days}.`,
    };
  }
  if (last === undefined || last <= now - DAY) return null;
  const hours = Math.ceil((last + DAY - now) / 3_600_000);
  return {
    uk: `Схвалений шаблон можна змінити раз на добу. Чекати ще (годин): ${hours}.`,
    en: `An approved template can be changed once a day. Hours to wait: ${hours}.`,
  };
}
