import { useTranslation } from 'react-i18next';
import type { AccountRules } from '#shared/contract/accounts.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { TemplateBubble } from '../../../ui/TemplateBubble.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { MOST_LETTERS } from './rules-trouble.ts';

type AutomaticText = AccountRules['away'];

export interface AutomaticMessageFieldProps {
  readonly kind: 'away' | 'greeting';
  readonly value: AutomaticText;
  readonly isDisabled: boolean;
  readonly error: string | undefined;
  /** What keeps it from ever being sent as things are. */
  readonly note?: string | undefined;
  readonly onChange: (value: AutomaticText) => void;
}

/** Whether a message goes out by itself, its words, and how the customer sees them. */
export function AutomaticMessageField(props: AutomaticMessageFieldProps) {
  const { kind, value, isDisabled, error, note, onChange } = props;
  const { t } = useTranslation('accountRules');
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={t(`${kind}.title`)}
        description={t(`${kind}.text`)}
        isOn={value.isOn}
        isDisabled={isDisabled}
        // An empty field makes nobody begin: the first words are there, to be changed.
        onChange={(isOn) =>
          onChange({ isOn, text: isOn && value.text === '' ? t(`${kind}.example`) : value.text })
        }
      />
      {value.isOn ? (
        <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,260px)]">
          <TextArea
            label={t('message')}
            rows={4}
            value={value.text}
            isDisabled={isDisabled}
            error={error}
            hint={
              <span className="tabular-nums">
                {t('letters', { count: value.text.trim().length, most: MOST_LETTERS })}
              </span>
            }
            onChange={(event) => onChange({ ...value, text: event.target.value })}
          />
          <div className="flex flex-col gap-1.5">
            <p className="text-sm font-medium">{t('preview')}</p>
            <TemplateBubble
              label={t('preview')}
              header={null}
              body={value.text.trim()}
              footer=""
              buttons={[]}
              placeholder={t('previewEmpty')}
            />
          </div>
        </div>
      ) : null}
      {note ? <p className="text-sm text-waiting-ink">{note}</p> : null}
    </div>
  );
}
