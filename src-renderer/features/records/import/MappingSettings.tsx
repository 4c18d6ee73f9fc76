import { useTranslation } from 'react-i18next';
import type { ImportMapping, RecordType } from '#shared/contract/records.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { countryOptions } from '../../../state/country-options.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { hasPhones, refersToContacts } from './mapping.ts';

export interface MappingSettingsProps {
  readonly type: RecordType;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}

const NO_COUNTRY = ':none';

/** What holds for all rows: numbers without a code, records that are here already, people who are not. */
export function MappingSettings({ type, mapping, onChange }: MappingSettingsProps) {
  const { t } = useTranslation('records');
  const { language } = useLanguage();
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <SelectField
        label={t('import.existing')}
        className="w-60"
        value={mapping.existing}
        options={[
          { value: 'update', label: t('import.update') },
          { value: 'skip', label: t('import.skipExisting') },
        ]}
        onValueChange={(existing) => onChange({ ...mapping, existing })}
      />
      {hasPhones(mapping, type) ? (
        <SelectField
          label={t('import.phoneCountry')}
          className="w-72"
          value={mapping.phoneCountry ?? NO_COUNTRY}
          options={[{ value: NO_COUNTRY, label: t('import.noCountry') }, ...countryOptions(language)]}
          onValueChange={(country) =>
            onChange({ ...mapping, phoneCountry: country === NO_COUNTRY ? null : country })
          }
        />
      ) : null}
      {refersToContacts(mapping, type) ? (
        <div className="max-w-96 pt-7">
          <Checkbox
            label={t('import.createContacts')}
            description={t('import.createContactsHint')}
            isChecked={mapping.createContacts}
            onChange={(createContacts) => onChange({ ...mapping, createContacts })}
          />
        </div>
      ) : null}
    </div>
  );
}
