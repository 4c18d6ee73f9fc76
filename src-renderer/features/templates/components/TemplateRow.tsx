// biome-ignore-all lint/a11y/useSemanticElements: rows of a real table cannot be placed one by one, as a virtual list does
// biome-ignore-all lint/a11y/useFocusableInteractive: the row takes the focus, its cells are only read
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { groupLine, type TemplateGroup } from '../find-templates.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { AttentionTags } from './AttentionTags.tsx';
import { LanguageChip } from './LanguageChip.tsx';
import { QualityWord } from './QualityWord.tsx';
import { StatusWord } from './StatusWord.tsx';

export interface TemplateRowProps {
  readonly group: TemplateGroup;
  /** Null where there is only one account. */
  readonly account: Account | null;
  readonly index: number;
  readonly top: number;
  /** The one row that Tab reaches. */
  readonly isFocusStop: boolean;
  readonly isSelected: boolean | 'mixed';
  /** Null for who may only look. */
  readonly onSelect: ((isSelected: boolean) => void) | null;
}

export const ROW_HEIGHT = 60;
export const nameCell = 'flex min-w-0 flex-[3_1_0] flex-col justify-center';
export const languagesCell =
  'flex min-w-20 flex-[1.3_1_0] items-center gap-1 overflow-hidden @[720px]:min-w-38';
export const statusCell = 'hidden w-36 shrink-0 items-center @[620px]:flex';
export const categoryCell = 'hidden w-36 shrink-0 truncate @[900px]:block';
export const qualityCell = 'hidden w-28 shrink-0 items-center @[1060px]:flex';
export const usedCell = 'hidden w-24 shrink-0 text-end @[620px]:block';

/** In a row there is room for so many languages and the number of the others; the page of the template has them all. */
const SHOWN_LANGUAGES = 2;

/** One name with its languages, in the list. */
export function TemplateRow(props: TemplateRowProps) {
  const { group, account, index, top, isFocusStop, isSelected, onSelect } = props;
  const { t } = useTranslation('templates');
  const { language } = useLanguage();
  const words = useTemplateWords();
  const format = useFormat();
  const now = useNow();
  const { lead, templates } = group;
  const shown = templates.slice(0, SHOWN_LANGUAGES);
  const left = templates.length - shown.length;
  const line = groupLine(group, language);
  return (
    <div
      role="row"
      // The heading is row 1.
      aria-rowindex={index + 2}
      aria-selected={isSelected === true}
      data-index={index}
      tabIndex={isFocusStop ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, height: ROW_HEIGHT }}
      className={classNames(
        'absolute inset-x-2 top-0 flex items-center gap-4 rounded-md px-3 -outline-offset-2 transition-colors select-none',
        isSelected === false ? 'hover:bg-hover' : 'bg-accent-soft',
      )}
    >
      {onSelect ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box is meant for the box; the row has its own keys
        <span role="gridcell" className="-m-2 shrink-0 p-2" onClick={(event) => event.stopPropagation()}>
          <Checkbox
            label={<span className="sr-only">{t('list.select', { name: group.name })}</span>}
            isChecked={isSelected}
            onChange={onSelect}
          />
        </span>
      ) : null}
      <span role="gridcell" className={nameCell}>
        <span className="flex min-w-0 items-center gap-2">
          {account ? <AccountStripe account={account} /> : null}
          <bdi className="min-w-0 truncate text-sm font-medium text-ink">{group.name}</bdi>
          {/* However many they are, the name keeps a part of its own. */}
          <span className="flex max-w-[calc(100%-5.5rem)] shrink-0 gap-2 empty:hidden">
            <AttentionTags templates={templates} />
          </span>
        </span>
        <bdi dir={line.direction} className="max-w-full self-start truncate text-sm text-ink-faint">
          {line.words || t('list.noText')}
        </bdi>
      </span>
      <span role="gridcell" className={languagesCell}>
        {shown.map((template, place) => (
          <LanguageChip key={template.id} template={template} isTabStop={isFocusStop} isExtra={place > 0} />
        ))}
        {templates.length > 1 ? (
          <span className="text-xs text-ink-faint tabular-nums @[720px]:hidden">+{templates.length - 1}</span>
        ) : null}
        {left > 0 ? (
          <span className="hidden text-xs text-ink-faint tabular-nums @[720px]:inline">+{left}</span>
        ) : null}
      </span>
      <span role="gridcell" className={statusCell}>
        <StatusWord status={lead.status} />
      </span>
      <span role="gridcell" className={classNames(categoryCell, 'text-sm text-ink-soft')}>
        {words.category(lead.category)}
      </span>
      <span role="gridcell" className={qualityCell}>
        {lead.status === 'DRAFT' ? null : <QualityWord score={lead.qualityScore} />}
      </span>
      <span role="gridcell" className={classNames(usedCell, 'text-sm text-ink-faint tabular-nums')}>
        {group.lastUsedAt === null ? t('list.neverUsed') : format.listTime(group.lastUsedAt, now)}
      </span>
    </div>
  );
}

function AccountStripe({ account }: { readonly account: Account }) {
  return (
    <Tooltip content={account.name}>
      <span className="flex h-4 shrink-0 items-center px-0.5">
        <span
          className="h-4 w-1 rounded-full"
          style={{ backgroundColor: `var(--account-${accountColourNumber[account.color]})` }}
          aria-hidden
        />
        <span className="sr-only">{account.name}</span>
      </span>
    </Tooltip>
  );
}
