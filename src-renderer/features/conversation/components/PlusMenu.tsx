import { ContactRound, FileUp, Image, LayoutTemplate, List, MapPin, Mic, Plus, Rows3 } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../state/shortcuts.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { ComposerForm } from '../composer-form-store.ts';

export interface PlusMenuProps {
  /** Pressed by a key from elsewhere as well. */
  readonly filePicker: RefObject<HTMLInputElement | null>;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onVoice: () => void;
  readonly onForm: (form: ComposerForm) => void;
  readonly onTemplate: () => void;
}

/** Everything that can be sent besides words. */
export function PlusMenu({ filePicker, onFiles, onVoice, onForm, onTemplate }: PlusMenuProps) {
  const { t } = useTranslation('composer');
  const picturePicker = useRef<HTMLInputElement>(null);
  const form = (name: ComposerForm, icon: typeof Plus) =>
    ({ kind: 'action', label: t(`plus.${name}`), icon, onSelect: () => onForm(name) }) as const;
  return (
    <>
      <Menu
        side="top"
        trigger={<IconButton icon={Plus} label={t('plus.label')} />}
        entries={[
          {
            kind: 'action',
            label: t('plus.picture'),
            icon: Image,
            onSelect: () => picturePicker.current?.click(),
          },
          {
            kind: 'action',
            label: t('plus.file'),
            icon: FileUp,
            shortcut: keysOf('write.attach'),
            onSelect: () => filePicker.current?.click(),
          },
          {
            kind: 'action',
            label: t('plus.voice'),
            icon: Mic,
            shortcut: keysOf('write.voice'),
            onSelect: onVoice,
          },
          { kind: 'separator' },
          form('location', MapPin),
          form('contact', ContactRound),
          form('buttons', Rows3),
          form('list', List),
          { kind: 'separator' },
          { kind: 'action', label: t('plus.template'), icon: LayoutTemplate, onSelect: onTemplate },
        ]}
      />
      <HiddenPicker field={filePicker} onFiles={onFiles} />
      <HiddenPicker field={picturePicker} accept="image/*,video/mp4,video/3gpp" onFiles={onFiles} />
    </>
  );
}

interface HiddenPickerProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

function HiddenPicker({ field, accept, onFiles }: HiddenPickerProps) {
  return (
    <input
      ref={field}
      type="file"
      multiple
      accept={accept}
      tabIndex={-1}
      aria-hidden
      className="hidden"
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])]);
        // The same file can be picked again.
        event.target.value = '';
      }}
    />
  );
}
