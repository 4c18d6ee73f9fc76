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
  /** The window opens no plain http address, so there the address of the document is copied instead. */
  readonly seat: 'desktop' | 'browser' | 'api';
  readonly apiUrl: string;
  readonly webhookUrl: string;
}

/** What the shop's other programs need to talk to this hub. */
export function LocalInterfacePanel({ role, seat, apiUrl, webhookUrl }: LocalInterfacePanelProps) {
  const { t } = useTranslation('settings');
  const documentUrl = `${apiUrl}/openapi.json`;
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
      {seat === 'browser' ? (
        <SettingRow label={t('api.document')} description={t('api.documentDescription')}>
          <a
            href={documentUrl}
            target="_blank"
            rel="noreferrer"
            className="flex items-center gap-1.5 rounded-xs text-base font-medium text-accent-ink hover:underline"
          >
            openapi.json
            <Icon of={ExternalLink} size={14} />
          </a>
        </SettingRow>
      ) : (
        <SettingRow>
          <CopyField
            label={t('api.document')}
            value={documentUrl}
            description={t('api.documentDescription')}
          />
        </SettingRow>
      )}
      <SettingRow>
        <CopyField label={t('api.webhook')} value={webhookUrl} description={t('api.webhookDescription')} />
      </SettingRow>
    </SectionPanel>
  );
}
