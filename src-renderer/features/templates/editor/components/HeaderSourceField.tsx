import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseLocation } from '#shared/domain/parse-location.ts';
import type { HeaderSource } from '#shared/domain/template-draft.ts';
import { RadioCards } from '../../../../ui/RadioCards.tsx';
import { SectionPanel } from '../../../../ui/SectionPanel.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { changeBinding, type Editor, spotMark } from '../editor.ts';
import { PathField } from './PathField.tsx';

/** Where the file or the place at the top comes from with each message. */
export function HeaderSourceField({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('templateEditor');
  const { header } = editor.draft.text;
  const { appliesTo, headerSource } = editor.draft.binding;
  const isOff = editor.readOnlyReason !== null;
  const isPlace = header.kind === 'location';
  const sampleMediaId = 'sampleMediaId' in header ? header.sampleMediaId : null;
  const set = (next: HeaderSource) => changeBinding(editor, 'header_source', { headerSource: next });
  const choose = (kind: HeaderSource['kind']) => {
    if (kind === 'ask') set({ kind });
    if (kind === 'file' && sampleMediaId !== null) set({ kind, mediaId: sampleMediaId });
    if (kind === 'field')
      set({ kind, path: [editor.types.find(({ name }) => name === appliesTo)?.keyField ?? 'link'] });
    if (kind === 'place') set({ kind, latitude: 50.4501, longitude: 30.5234, name: '', address: '' });
  };
  const ask = { value: 'ask' as const, label: t('headerSource.ask'), description: t('headerSource.askHint') };
  const options = isPlace
    ? [
        ask,
        {
          value: 'place' as const,
          label: t('headerSource.place'),
          description: t('headerSource.placeHint'),
          more:
            headerSource.kind === 'place' ? (
              <PlaceFields editor={editor} place={headerSource} onChange={set} />
            ) : undefined,
        },
      ]
    : [
        ask,
        {
          value: 'file' as const,
          label: t('headerSource.file'),
          description: t(sampleMediaId === null ? 'headerSource.fileMissing' : 'headerSource.fileHint'),
          isDisabled: sampleMediaId === null && headerSource.kind !== 'file',
        },
        {
          value: 'field' as const,
          label: t('headerSource.field'),
          description: t(appliesTo === null ? 'source.needsType' : 'headerSource.fieldHint'),
          isDisabled: appliesTo === null,
          more:
            headerSource.kind === 'field' && appliesTo !== null ? (
              <PathField
                label={t('headerSource.field')}
                isLabelHidden
                isDisabled={isOff}
                types={editor.types}
                typeName={appliesTo}
                path={headerSource.path}
                placeholder={t('source.chooseField')}
                wanted={{ kind: 'link', reason: t('headerSource.notLink') }}
                onPick={(path) => set({ kind: 'field', path })}
              />
            ) : undefined,
        },
      ];
  const error = editor.errorAt({ kind: 'header_source' });
  return (
    <div {...spotMark({ kind: 'header_source' })}>
      <SectionPanel title={t('headerSource.title')} lead={t('headerSource.lead')}>
        <RadioCards
          label={t('headerSource.title')}
          value={headerSource.kind}
          onValueChange={(kind) => (isOff ? undefined : choose(kind))}
          options={options}
        />
        {error === undefined ? null : (
          <p role="alert" className="text-sm text-danger-ink">
            {error}
          </p>
        )}
      </SectionPanel>
    </div>
  );
}

type Place = Extract<HeaderSource, { kind: 'place' }>;

interface PlaceFieldsProps {
  readonly editor: Editor;
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

function PlaceFields({ editor, place, onChange }: PlaceFieldsProps) {
  const { t } = useTranslation('templateEditor');
  const isDisabled = editor.readOnlyReason !== null;
  // What is being typed is no place yet at every moment.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <TextField
        label={t('headerSource.name')}
        dir="auto"
        isDisabled={isDisabled}
        value={place.name}
        maxLength={200}
        onChange={(event) => onChange({ ...place, name: event.target.value })}
      />
      <TextField
        label={t('headerSource.address')}
        dir="auto"
        isDisabled={isDisabled}
        value={place.address}
        maxLength={300}
        onChange={(event) => onChange({ ...place, address: event.target.value })}
      />
      <TextField
        label={t('headerSource.where')}
        className="sm:col-span-2"
        isCode
        isDisabled={isDisabled}
        description={t('headerSource.whereHint')}
        error={typed !== null && parseLocation(typed) === null ? t('headerSource.whereWrong') : undefined}
        value={typed ?? `${place.latitude}, ${place.longitude}`}
        onBlur={() => setTyped((now) => (now !== null && parseLocation(now) === null ? now : null))}
        onChange={(event) => {
          setTyped(event.target.value);
          const found = parseLocation(event.target.value);
          if (found) onChange({ ...place, ...found });
        }}
      />
    </div>
  );
}
