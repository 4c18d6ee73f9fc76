import {
  Archive,
  Ban,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CirclePause,
  CircleX,
  Clock,
  type LucideIcon,
  PencilLine,
  Trash2,
} from 'lucide-react';
import type { Sentence } from '#shared/contract/base.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { categoryWords, qualityWords, type StatusTone, statusWords } from '#shared/domain/template-life.ts';
import { useLanguage } from '../../i18n/use-language.ts';

// A shape of its own for each, so that none is told by its colour alone.
const shapes: Readonly<Record<string, LucideIcon>> = {
  DRAFT: PencilLine,
  PENDING: Clock,
  IN_APPEAL: Clock,
  APPROVED: CircleCheck,
  REJECTED: CircleX,
  PAUSED: CirclePause,
  DISABLED: Ban,
  LIMIT_EXCEEDED: CircleAlert,
  ARCHIVED: Archive,
  PENDING_DELETION: Trash2,
  DELETED: Trash2,
};

export const toneInk: Record<StatusTone, string> = {
  neutral: 'text-ink-faint',
  waiting: 'text-waiting-ink',
  good: 'text-success-ink',
  warning: 'text-waiting-ink',
  bad: 'text-danger-ink',
};

/** The shape of a status. */
export const statusIcon = (status: string): LucideIcon => shapes[status] ?? CircleHelp;

/** Statuses, categories, qualities and languages as this reader says them. */
export function useTemplateWords() {
  const { language } = useLanguage();
  const say = (sentence: Sentence) => sentence[language];
  return {
    say,
    status: (status: string) => say(statusWords(status).label),
    category: (category: string) => say(categoryWords(category).label),
    quality: (score: string | null) => say(qualityWords(score).label),
    language: (code: string) => templateLanguageName(code, language),
  };
}
