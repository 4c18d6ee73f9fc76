import { KeyRound, MemoryStick } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import { SectionPanel } from './SectionPanel.tsx';

export interface SecurityPanelProps {
  readonly secrets: {
    readonly kind: 'keychain' | 'memory';
    readonly persisted: boolean;
    readonly reason: string | null;
  };
}

/** Where tokens and app secrets are, why, and what can be done about it. */
export function SecurityPanel({ secrets }: SecurityPanelProps) {
  const { t } = useTranslation('settings');
  const isKept = secrets.persisted;
  // The one reason that is a choice and not a failure: there the advice is to take the choice back.
  const isChosen = secrets.reason?.includes('ROZMOVA_SECRETS') ?? false;
  return (
    <SectionPanel id="security" title={t('security.title')}>
      <div className="flex gap-3 py-3.5">
        <span
          className={`flex size-8 shrink-0 items-center justify-center rounded-md ${isKept ? 'bg-success-soft text-success-ink' : 'bg-waiting-soft text-waiting-ink'}`}
        >
          <Icon of={isKept ? KeyRound : MemoryStick} size={18} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="text-base font-medium text-ink">
            {t(isKept ? 'security.keychain' : 'security.memory')}
          </p>
          <p className="text-sm text-pretty text-ink-soft">
            {t(isKept ? 'security.keychainText' : 'security.memoryText')}
          </p>
        </div>
      </div>
      {isKept ? null : (
        <dl className="flex flex-col gap-3 py-3.5 text-sm">
          {secrets.reason ? (
            <div>
              <dt className="text-ink-faint">{t('security.reason')}</dt>
              <dd className="text-base break-words text-ink select-text">{secrets.reason}</dd>
            </div>
          ) : null}
          <div>
            <dt className="text-ink-faint">{t('security.advice')}</dt>
            <dd className="text-base text-pretty text-ink">
              {t(isChosen ? 'security.adviceSetting' : 'security.adviceText')}
            </dd>
          </div>
        </dl>
      )}
    </SectionPanel>
  );
}
