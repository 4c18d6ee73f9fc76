import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { CopyField } from '../../../ui/CopyField.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { ApiTokenField } from './ApiTokenField.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface LocalInterfacePanelProps {
  readonly role: Role;
  readonly apiUrl: string;
  readonly webhookUrl: string;
}

/** What the shop's other programs need to talk to this hub. */
export function LocalInterfacePanel({ role, apiUrl, webhookUrl }: LocalInterfacePanelProps) {
  const { t } = useTranslation('settings');
  return (
    <SectionPanel id="api" title={t('api.title')} lead={t('api.lead')}>
      <SettingRow>
        <CopyField label={t('api.address')} value={apiUrl} />
      </SettingRow>
      <SettingRow>
        {roleIncludes(role, 'admin') ? (
          <ApiTokenField />
        ) : (
          <p className="text-base text-ink-soft">{t('api.needsAdmin')}</p>
        )}
      </SettingRow>
      <SettingRow label={t('api.document')} description={t('api.documentDescription')}>
        <a
          href={`${apiUrl}/openapi.json`}
          target="_blank"
          rel="noreferrer"
          className="flex items-center gap-1.5 rounded-xs text-base font-medium text-accent-ink hover:underline"
        >
          openapi.json
          <Icon of={ExternalLink} size={14} />
        </a>
      </SettingRow>
      <SettingRow>
        <CopyField label={t('api.webhook')} value={webhookUrl} description={t('api.webhookDescription')} />
      </SettingRow>
    </SectionPanel>
  );
}
