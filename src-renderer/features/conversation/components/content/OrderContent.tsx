import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { formatMoney, orderTotals } from '../../order-totals.ts';
import { TextContent } from './TextContent.tsx';

export interface OrderContentProps {
  readonly content: Extract<MessageContent, { kind: 'order' }>;
}

/** What is longer than any honest amount is broken into lines, as the table would grow out of its bubble. */
const LONGEST_IN_ONE_LINE = 18;
const amountClass = (amount: string): string =>
  amount.length > LONGEST_IN_ONE_LINE ? 'text-end [overflow-wrap:anywhere]' : 'text-end whitespace-nowrap';

/** An order from the catalogue as a small table with its total. */
export function OrderContent({ content }: OrderContentProps) {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  const format = useFormat();
  const totals = orderTotals(content.items).map(({ currency, amount }) => ({
    currency,
    amount: formatMoney(amount, currency, language),
  }));
  const lines = content.items.map((item) => ({
    ...item,
    quantity: format.count(item.quantity),
    price: formatMoney(item.price, item.currency, language),
  }));
  return (
    <div className="flex w-[320px] max-w-full flex-col gap-2">
      <table className="w-full rounded-md bg-press text-sm">
        <caption className="pb-1.5 text-start text-sm font-medium">{t('order.title')}</caption>
        <thead className="text-xs text-ink-faint">
          <tr className="[&>th]:px-2.5 [&>th]:pt-2 [&>th]:font-normal">
            <th className="text-start">{t('order.product')}</th>
            <th className="text-end">{t('order.quantity')}</th>
            <th className="text-end">{t('order.price')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a product may stand there twice, and an order never changes
            <tr key={`${place}:${item.productId}`} className="align-baseline [&>td]:px-2.5 [&>td]:py-1">
              <td className="[overflow-wrap:anywhere] select-text">{item.productId}</td>
              <td className={amountClass(item.quantity)}>{item.quantity}</td>
              <td className={amountClass(item.price)}>{item.price}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map((total) => (
            <tr
              key={total.currency}
              className="font-medium [&>td]:border-t [&>td]:px-2.5 [&>td]:py-1.5 [&>th]:border-t [&>th]:px-2.5"
            >
              <th scope="row" colSpan={2} className="text-start">
                {t('order.total')}
              </th>
              <td className={amountClass(total.amount)}>{total.amount}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      {content.text ? <TextContent body={content.text} /> : null}
    </div>
  );
}
