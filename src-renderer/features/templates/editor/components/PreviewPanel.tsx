import { Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/use-format.ts';
import { bubbleOfTemplate } from '../../../../state/template-bubble.ts';
import { useNow } from '../../../../state/use-now.ts';
import { Banner } from '../../../../ui/Banner.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { SelectField } from '../../../../ui/SelectField.tsx';
import { TemplateBubble } from '../../../../ui/TemplateBubble.tsx';
import type { Editor } from '../editor.ts';
import { type PreviewFilling, previewValues } from '../preview-values.ts';
import { useHeaderFile } from '../use-header-file.ts';
import { useRecordValues } from '../use-record-values.ts';
import { RecordPicker } from './RecordPicker.tsx';

const fillings = ['samples', 'places', 'long', 'rtl'] as const;

/** The message as the customer will see it, while it is being written. */
export function PreviewPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const format = useFormat();
  const now = useNow();
  const [filling, setFilling] = useState<PreviewFilling>('samples');
  const [recordKey, setRecordKey] = useState<string | null>(null);
  const [isDark, setDark] = useState(() => isDarkNow());
  const { draft } = editor;
  const { appliesTo, headerSource } = draft.binding;
  const record = useRecordValues(editor, filling === 'record' ? recordKey : null);
  const file = useHeaderFile(draft);
  const isRecordOffered = appliesTo !== null;
  const values = filling === 'record' ? record.values : previewValues(draft, filling);
  const place = headerSource.kind === 'place' ? { place: headerSource } : {};
  const bubble = bubbleOfTemplate(draft.text, {
    values,
    language: draft.language,
    ...(file ? { file } : {}),
    ...place,
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-end gap-2">
        <SelectField
          label={t('preview.filling')}
          className="min-w-0 flex-1"
          value={filling}
          onValueChange={setFilling}
          options={[
            ...fillings.map((one) => ({ value: one as PreviewFilling, label: t(`preview.fillings.${one}`) })),
            ...(isRecordOffered
              ? [{ value: 'record' as PreviewFilling, label: t('preview.fillings.record') }]
              : []),
          ]}
        />
        <IconButton
          icon={isDark ? Sun : Moon}
          label={t(isDark ? 'preview.light' : 'preview.dark')}
          onClick={() => setDark(!isDark)}
        />
      </div>
      {filling === 'record' && appliesTo !== null ? (
        <RecordPicker editor={editor} typeName={appliesTo} recordKey={recordKey} onPick={setRecordKey} />
      ) : null}
      <div
        data-theme={isDark ? 'dark' : 'light'}
        dir={filling === 'rtl' ? 'rtl' : undefined}
        className="flex min-h-48 items-start justify-end rounded-lg border border-line bg-surface p-4 text-ink"
      >
        <TemplateBubble
          label={t('preview.title')}
          time={format.time(now)}
          placeholder={t('preview.empty')}
          {...bubble}
        />
      </div>
      {filling === 'record' && record.problems.length > 0 ? (
        <Banner tone="waiting" title={t('preview.missing')}>
          <ul className="m-0 list-disc ps-4">
            {record.problems.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </div>
  );
}

/** What the console itself is now, by choice or by the system. */
function isDarkNow(): boolean {
  const { colorScheme } = getComputedStyle(document.documentElement);
  if (colorScheme !== 'light dark') return colorScheme === 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches;
}
