import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { templateLanguageName } from '#shared/domain/template-languages.ts';
import { categoryWords } from '#shared/domain/template-life.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { formatMoney } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { openSettingsAt } from '../../../state/settings-section.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { useTemplate } from '../queries.ts';
import { audience } from '../sending-view.ts';
import type { SendingActions } from '../use-sending-actions.ts';
import { LeftOutPanel } from './LeftOutPanel.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';

export interface ReadyPanelProps {
  readonly sending: Sending;
  readonly actions: SendingActions;
}

/** Everything that is known before the first message leaves: who gets it, who does not and why, how it reads, what it costs. */
export function ReadyPanel({ sending, actions }: ReadyPanelProps) {
  const { t } = useTranslation('sendings');
  const format = useFormat();
  const template = useTemplate(sending.templateId);
  const count = audience(sending);
  return (
    <div className="@container min-h-0 flex-1 overflow-x-hidden overflow-y-auto overscroll-contain px-5 sm:px-8">
      <div className="mx-auto flex max-w-[980px] flex-col gap-8 py-7 pb-16 @[820px]:flex-row @[820px]:gap-10">
        <div className="flex min-w-0 flex-1 flex-col gap-6">
          <div>
            <h2 className="text-xl font-semibold tabular-nums text-ink">
              {count === 0
                ? t('ready.nobody')
                : t('ready.willGet', { count, formattedCount: format.count(count) })}
            </h2>
            {count === 0 ? <p className="pt-1 text-base text-ink-soft">{t('ready.nobodyHint')}</p> : null}
          </div>
          {template?.category === 'MARKETING' && count > 0 ? (
            <Banner tone="waiting" title={t('ready.consentTitle')}>
              {t('ready.consent')}
            </Banner>
          ) : null}
          <Facts sending={sending} />
          <LeftOutPanel sending={sending} onExport={() => actions.exportCsv.mutate()} />
        </div>
        {count > 0 && template ? (
          <div className="w-full shrink-0 @[820px]:w-[372px]">
            <PreviewPanel sending={sending} template={template} />
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Facts({ sending }: { readonly sending: Sending }) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const format = useFormat();
  const template = useTemplate(sending.templateId);
  const account = useAccounts().find(({ id }) => id === sending.accountId);
  const { dailyLimit } = sending;
  return (
    <DescriptionList>
      <KeyValue name={t('ready.template')}>
        {[
          sending.templateName,
          templateLanguageName(sending.templateLanguage, language),
          template ? categoryWords(template.category).label[language] : null,
        ]
          .filter((words) => words !== null)
          .join(' · ')}
      </KeyValue>
      {account ? (
        <KeyValue name={t('ready.account')}>
          {account.displayPhoneNumber ? `${account.name} · ${account.displayPhoneNumber}` : account.name}
        </KeyValue>
      ) : null}
      <KeyValue name={t('ready.price')}>
        <Price price={sending.price} />
      </KeyValue>
      {dailyLimit ? (
        <KeyValue name={t('ready.limit')}>
          {t('ready.limitValue', {
            count: dailyLimit.perDay,
            formattedCount: format.count(dailyLimit.perDay),
            used: format.count(dailyLimit.startedToday),
          })}
          {audience(sending) > dailyLimit.perDay - dailyLimit.startedToday ? (
            <span className="block text-waiting-ink">{t('ready.limitWaits')}</span>
          ) : null}
        </KeyValue>
      ) : null}
    </DescriptionList>
  );
}

function Price({ price }: { readonly price: Sending['price'] }) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const format = useFormat();
  if (price.amount === null || price.currency === null) {
    return (
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {t('ready.priceUnknown')}
        <Button size="small" className="-my-1" onClick={() => openSettingsAt('prices')}>
          {t('ready.priceSet')}
        </Button>
      </span>
    );
  }
  return (
    <>
      {t('ready.priceAbout', { amount: formatMoney(price.amount, price.currency, language) })}
      {price.unknownCount > 0 ? (
        <span className="block text-ink-soft">
          {t('ready.pricePart', {
            count: price.unknownCount,
            formattedCount: format.count(price.unknownCount),
          })}
        </span>
      ) : null}
      <span className="block text-xs text-ink-faint">{t('ready.priceHint')}</span>
    </>
  );
}
