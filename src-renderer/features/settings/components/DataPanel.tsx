import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyField } from '../../../ui/CopyField.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface DataPanelProps {
  readonly dataDir: string;
}

/** Where the chats are, how much room is left there, and how to take a copy. */
export function DataPanel({ dataDir }: DataPanelProps) {
  const { t } = useTranslation('settings');
  const { query } = useHub();
  const [, navigate] = useLocation();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const health = useQuery(query.app.health.queryOptions());
  const freeBytes = health.data?.freeDiskBytes ?? null;
  return (
    <SectionPanel id="data" title={t('data.title')} lead={t('data.lead')}>
      <SettingRow>
        <CopyField label={t('data.folder')} value={dataDir} description={t('data.advice')} />
      </SettingRow>
      {freeBytes === null && !health.isError ? null : (
        <SettingRow label={t('data.free')} error={health.isError ? sentenceOf(health.error) : undefined}>
          <span className="text-base text-ink-soft tabular-nums">
            {freeBytes === null ? null : format.bytes(freeBytes)}
          </span>
        </SettingRow>
      )}
      <SettingRow label={t('data.moving')} description={t('data.movingDescription')}>
        <Button onClick={() => navigate('/moving')}>{t('data.movingOpen')}</Button>
      </SettingRow>
    </SectionPanel>
  );
}
