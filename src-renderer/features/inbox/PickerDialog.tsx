import { useTranslation } from 'react-i18next';
import { useKnownConversations } from '../../api/use-known-conversations.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PickerContent } from './PickerContent.tsx';
import { closePicker, type Picker, usePickerStore } from './picker-store.ts';

/** What a key, a menu or the bulk bar asks: until when, who, which labels. */
export function PickerDialog() {
  const { picker } = usePickerStore();
  return picker ? <OpenPicker picker={picker} /> : null;
}

function OpenPicker({ picker }: { readonly picker: Picker }) {
  const { t } = useTranslation(['inbox', 'common']);
  const conversations = useKnownConversations(picker.ids);
  const { length } = picker.ids;
  return (
    <Dialog
      isOpen
      onOpenChange={closePicker}
      size="small"
      title={t(titles[picker.kind])}
      description={length > 1 ? t('common:selected', { count: length }) : undefined}
    >
      <PickerContent kind={picker.kind} conversations={conversations} onClose={closePicker} />
    </Dialog>
  );
}

const titles = {
  snooze: 'inbox:snooze.title',
  assign: 'inbox:assign.title',
  label: 'inbox:labels.title',
} as const;
