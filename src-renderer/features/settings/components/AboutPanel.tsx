import { useTranslation } from 'react-i18next';
import type { Operator } from '#shared/contract/app.ts';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { KeyValue } from '../../../ui/KeyValue.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import { SectionPanel } from './SectionPanel.tsx';

export interface AboutPanelProps {
  readonly version: string;
  readonly seat: 'desktop' | 'browser' | 'api';
  readonly operator: Operator;
}

/** What runs here, as whom, and whose names we mention. */
export function AboutPanel({ version, seat, operator }: AboutPanelProps) {
  const { t } = useTranslation('settings');
  const { t: word } = useTranslation('common');
  return (
    <SectionPanel id="about" title={t('about.title')}>
      <div className="flex flex-col gap-4 py-3.5">
        <div className="flex items-center gap-3.5">
          <Mark size={44} />
          <div>
            <p className="text-lg font-semibold text-ink">{word('appName')}</p>
            <p className="text-sm text-ink-soft tabular-nums">{t('about.version', { version })}</p>
          </div>
        </div>
        <DescriptionList>
          <KeyValue name={t('about.operator')}>
            <bdi>{operator.name}</bdi>, {t(`about.roles.${operator.role}`)}
          </KeyValue>
          <KeyValue name={t('about.seatLabel')}>{t(`about.seat.${seat}`)}</KeyValue>
        </DescriptionList>
        <p className="text-sm text-pretty text-ink-faint">{t('about.trademark')}</p>
      </div>
    </SectionPanel>
  );
}
