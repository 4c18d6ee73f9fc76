import { useTranslation } from 'react-i18next';
import { Fold } from '../../../../ui/Fold.tsx';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { changeText, type Editor, spotMark } from '../editor.ts';

/** Lengths that Meta takes for each category, in seconds; null is Meta's own. */
const marketingLengths = [43_200, 86_400, 259_200, 604_800, 2_592_000];
const otherLengths = [30, 60, 300, 900, 3_600, 43_200];
const authenticationLengths = [30, 60, 300, 600, 900];

/** How long Meta tries to deliver a message before it gives up; few people need it. */
export function LifetimeField({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { ttlSeconds, category } = editor.draft.text;
  const lengths = {
    MARKETING: marketingLengths,
    UTILITY: otherLengths,
    AUTHENTICATION: authenticationLengths,
  }[category];
  const options = ttlSeconds === null || lengths.includes(ttlSeconds) ? lengths : [ttlSeconds, ...lengths];
  return (
    <div {...spotMark({ kind: 'ttl' })}>
      <Fold title={t('lifetime.title')} isOpen={editor.errorAt({ kind: 'ttl' }) !== undefined}>
        <SelectField
          label={t('lifetime.label')}
          description={t('lifetime.hint')}
          error={editor.errorAt({ kind: 'ttl' })}
          isDisabled={editor.readOnlyReason !== null}
          value={ttlSeconds === null ? 'default' : String(ttlSeconds)}
          onValueChange={(value) =>
            changeText(editor, 'ttl', { ttlSeconds: value === 'default' ? null : Number(value) })
          }
          options={[
            { value: 'default', label: t('lifetime.default') },
            ...options.map((seconds) => ({ value: String(seconds), label: lengthWords(seconds, t) })),
          ]}
        />
      </Fold>
    </div>
  );
}

type Words = ReturnType<typeof useTranslation<'templateEditor'>>['t'];

function lengthWords(seconds: number, t: Words): string {
  if (seconds % 86_400 === 0) return t('lifetime.days', { count: seconds / 86_400 });
  if (seconds % 3_600 === 0) return t('lifetime.hours', { count: seconds / 3_600 });
  if (seconds % 60 === 0) return t('lifetime.minutes', { count: seconds / 60 });
  return t('lifetime.seconds', { count: seconds });
}
