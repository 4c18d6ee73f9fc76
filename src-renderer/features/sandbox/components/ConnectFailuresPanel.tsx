import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureGroupWords, failureWords } from '#shared/domain/connect-failure-words.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { type FailureSection, findFailures } from '../connect-failures.ts';

export interface ConnectFailuresPanelProps {
  readonly on: readonly ConnectFailure[];
  readonly onToggle: (failure: ConnectFailure, isOn: boolean) => void;
}

/** Every way of failing to connect with its switch, by the parts of a set-up, and searched by any of its words. */
export function ConnectFailuresPanel({ on, onToggle }: ConnectFailuresPanelProps) {
  const { t } = useTranslation('sandbox');
  const { language } = useLanguage();
  const [wanted, setWanted] = useState('');
  const sections = findFailures(wanted, language);
  return (
    <div className="flex min-w-0 flex-col">
      <div className="sticky -top-1 z-10 -mt-1 bg-surface-raised pt-1 pb-3">
        <SearchField label={t('connect.search')} value={wanted} onValueChange={setWanted} />
      </div>
      <div className="flex flex-col gap-6">
        {sections.map((section) => (
          <GroupPanel key={section.group} section={section} on={on} onToggle={onToggle} />
        ))}
      </div>
      <p role="status" className={sections.length === 0 ? 'py-2 text-sm text-ink-soft' : 'sr-only'}>
        {sections.length === 0 ? t('connect.nothingFound', { wanted: wanted.trim() }) : ''}
      </p>
    </div>
  );
}

interface GroupPanelProps extends ConnectFailuresPanelProps {
  readonly section: FailureSection;
}

function GroupPanel({ section, on, onToggle }: GroupPanelProps) {
  const { language } = useLanguage();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="pb-2 text-sm font-semibold text-ink-soft">
        {failureGroupWords[section.group][language]}
      </h3>
      <ul className="flex flex-col">
        {section.failures.map((failure) => (
          <li key={failure} className="border-t border-line py-2.5">
            <Switch
              label={failureWords[failure].title[language]}
              description={failureWords[failure].seen[language]}
              isOn={on.includes(failure)}
              onChange={(isOn) => onToggle(failure, isOn)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
