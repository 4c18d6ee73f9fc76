import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { categoryWords } from '#shared/domain/template-life.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { countryOptions } from '../../../state/country-options.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { emptyLine, type PriceLine, pricedCategories, readPrice } from '../price-draft.ts';

export interface PriceTableProps {
  readonly lines: readonly PriceLine[];
  readonly mayChange: boolean;
  readonly onChange: (lines: readonly PriceLine[]) => void;
}

/** The price list: a line for each country, a cell for each category. */
export function PriceTable({ lines, mayChange, onChange }: PriceTableProps) {
  const { t } = useTranslation('settings');
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const nameOf = (country: string) => (country === '*' ? t('prices.others') : (names.of(country) ?? country));
  const known = new Set(lines.map(({ country }) => country));
  const free = [
    { value: '*', label: t('prices.others') },
    ...countryOptions(language).map(({ value, label }) => ({ value: String(value), label })),
  ].filter(({ value }) => !known.has(value));
  return (
    <div className="flex flex-col gap-3">
      {lines.length === 0 ? <p className="text-base text-ink-soft">{t('prices.empty')}</p> : null}
      {lines.length > 0 ? (
        <div className="max-h-[360px] overflow-y-auto rounded-md border border-line">
          <table className="w-full border-collapse text-sm">
            <thead className="sticky top-0 z-10 bg-surface text-xs text-ink-faint">
              <tr>
                <th className="px-3 py-2 text-start font-medium">{t('prices.country')}</th>
                {pricedCategories.map((category) => (
                  <th key={category} className="px-1 py-2 text-end font-medium">
                    {categoryWords(category.toUpperCase()).label[language]}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.country} className="border-t border-line">
                  <th scope="row" className="px-3 py-1 text-start font-normal text-ink">
                    {nameOf(line.country)}
                  </th>
                  {pricedCategories.map((category) => (
                    <td key={category} className="w-24 px-1 py-1">
                      <input
                        aria-label={`${nameOf(line.country)}, ${categoryWords(category.toUpperCase()).label[language]}`}
                        aria-invalid={readPrice(line[category]) === undefined}
                        inputMode="decimal"
                        disabled={!mayChange}
                        value={line[category]}
                        placeholder="—"
                        onChange={(event) =>
                          onChange(
                            lines.map((each) =>
                              each === line ? { ...line, [category]: event.target.value } : each,
                            ),
                          )
                        }
                        className={`field-control min-h-7 w-full bg-transparent px-2 text-end text-sm tabular-nums outline-none ${
                          readPrice(line[category]) === undefined ? 'text-danger-ink' : 'text-ink'
                        }`}
                      />
                    </td>
                  ))}
                  <td className="w-9 pe-1">
                    {mayChange ? (
                      <IconButton
                        icon={X}
                        size="small"
                        label={t('prices.remove', { country: nameOf(line.country) })}
                        onClick={() => onChange(lines.filter((each) => each !== line))}
                      />
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {mayChange && lines.length < 300 ? (
        <SelectField
          className="max-w-72"
          label={t('prices.addCountry')}
          isLabelHidden
          placeholder={t('prices.addCountry')}
          value={null}
          options={free}
          onValueChange={(country) => onChange([...lines, emptyLine(country)])}
        />
      ) : null}
    </div>
  );
}
