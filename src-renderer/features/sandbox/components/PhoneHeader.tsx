import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PretendCustomer } from '#shared/contract/sandbox.ts';
import { Icon } from '../../../ui/Icon.tsx';

export interface PhoneHeaderProps {
  readonly customer: PretendCustomer;
  readonly businessName: string;
}

/** The top of the phone's screen: whom the customer writes with, and what that one is doing. */
export function PhoneHeader({ customer, businessName }: PhoneHeaderProps) {
  const { t } = useTranslation('sandbox');
  const typing = <span className="breathe text-accent-ink">{t('chat.typing')}</span>;
  return (
    <div className="flex shrink-0 flex-col border-b border-line px-4 pt-1.5 pb-2">
      <span aria-hidden className="mx-auto mb-1.5 h-1 w-12 rounded-full bg-sandbox opacity-35" />
      <bdi className="truncate text-base font-semibold text-ink">{businessName}</bdi>
      <p className="flex h-[18px] items-center gap-1.5 text-sm text-ink-faint">
        {customer.isOnline ? null : <Icon of={WifiOff} size={14} />}
        {!customer.isOnline ? t('customers.offline') : customer.businessIsTyping ? typing : t('chat.online')}
      </p>
    </div>
  );
}
