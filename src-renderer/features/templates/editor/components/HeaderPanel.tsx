import { FileText, ImageIcon, MapPin, Minus, Play, Type } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateHeader } from '#shared/domain/template-draft.ts';
import { placeNames } from '#shared/domain/template-places.ts';
import { Button } from '../../../../ui/Button.tsx';
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx';
import { changeText, type Editor, spotMark } from '../editor.ts';
import { freePlaceName } from '../place-edits.ts';
import { CountedField } from './CountedField.tsx';
import { SampleFilePanel } from './SampleFilePanel.tsx';

const kinds = ['none', 'text', 'image', 'video', 'document', 'location'] as const;
const icons = {
  none: Minus,
  text: Type,
  image: ImageIcon,
  video: Play,
  document: FileText,
  location: MapPin,
};

/** What stands above the words: nothing, a line, a file or a place. */
export function HeaderPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { header } = editor.draft.text;
  const isOff = editor.readOnlyReason !== null;
  const set = (next: TemplateHeader) => changeText(editor, 'header', { header: next });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1.5" {...spotMark({ kind: 'header' })}>
        <p className="text-sm font-medium">{t('header.label')}</p>
        <fieldset disabled={isOff} className="m-0 min-w-0 border-0 p-0">
          <SegmentedControl
            label={t('header.label')}
            value={header.kind}
            onValueChange={(kind) => (isOff ? undefined : set(headerOf(kind)))}
            segments={kinds.map((kind) => ({
              value: kind,
              label: t(`header.kinds.${kind}`),
              icon: icons[kind],
            }))}
          />
        </fieldset>
        {header.kind === 'text' ? <HeaderText editor={editor} text={header.text} /> : null}
        {header.kind === 'location' ? (
          <p className="text-sm text-ink-faint">{t('header.locationHint')}</p>
        ) : null}
      </div>
      {header.kind === 'image' || header.kind === 'video' || header.kind === 'document' ? (
        // Another kind wants another file, and forgets the upload of the one before.
        <SampleFilePanel key={header.kind} editor={editor} header={header} />
      ) : null}
    </div>
  );
}

function HeaderText({ editor, text }: { readonly editor: Editor; readonly text: string }) {
  const { t } = useTranslation('templateEditor');
  const set = (next: string) => changeText(editor, 'header', { header: { kind: 'text', text: next } });
  const isOff = editor.readOnlyReason !== null;
  const error = editor.errorAt({ kind: 'header' });
  return (
    <div className="flex flex-col gap-1.5 pt-1">
      <CountedField
        label={t('header.text')}
        editor={editor}
        limit={60}
        value={text}
        isDisabled={isOff}
        description={t('header.textHint')}
        error={error}
        onValueChange={set}
        after={
          placeNames(text).length === 0 && !isOff ? (
            <Button
              size="small"
              variant="quiet"
              onClick={() =>
                set(
                  `${text}${text && !text.endsWith(' ') ? ' ' : ''}{{${freePlaceName(editor.draft, 'header')}}}`,
                )
              }
            >
              {t('places.insert')}
            </Button>
          ) : undefined
        }
      />
    </div>
  );
}

function headerOf(kind: TemplateHeader['kind']): TemplateHeader {
  if (kind === 'text') return { kind, text: '' };
  if (kind === 'none' || kind === 'location') return { kind };
  return { kind, sampleMediaId: null };
}
