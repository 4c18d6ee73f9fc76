import { Popover } from '@base-ui/react/popover';
import { useTranslation } from 'react-i18next';
import type { PretendCustomer } from '#shared/contract/sandbox.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';

export interface CustomerRowProps {
  readonly customer: PretendCustomer;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** One pretend customer in the list of phones; choosing closes the list. */
export function CustomerRow({ customer, isCurrent, onChoose }: CustomerRowProps) {
  const { t } = useTranslation('sandbox');
  const { language } = useLanguage();
  const marks = [
    customer.isOnline ? null : t('customers.offline'),
    customer.waId === null ? t('customers.withoutNumber') : null,
  ].filter((mark) => mark !== null);
  return (
    <li>
      <Popover.Close
        onClick={onChoose}
        aria-current={isCurrent ? 'true' : undefined}
        className="flex w-full items-center gap-3 rounded-sm px-2 py-2 text-start transition-colors hover:bg-hover aria-[current=true]:bg-press"
      >
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <bdi className="truncate text-sm font-medium text-ink">{customer.name}</bdi>
            {marks.length > 0 ? (
              <span className="shrink-0 text-xs text-ink-faint">{marks.join(', ')}</span>
            ) : null}
          </span>
          <span className="line-clamp-2 text-xs text-ink-soft">{customer.about[language]}</span>
        </span>
        <Badge count={customer.unread} label={t('customers.unread', { count: customer.unread })} />
      </Popover.Close>
    </li>
  );
}
