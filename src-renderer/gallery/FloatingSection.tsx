import { Copy, Forward, Reply, StickyNote, Trash2, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Menu } from '../ui/Menu.tsx';
import { MenuEntries, type MenuEntry } from '../ui/menu-entries.tsx';
import { notify } from '../ui/notify.ts';
import { Popover } from '../ui/Popover.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Section } from './Section.tsx';
import { useWords } from './words.ts';

function useEntries(): MenuEntry[] {
  const { floating, button } = useWords();
  const [isMuted, setIsMuted] = useState(true);
  const [density, setDensity] = useState('cosy');
  const people = ['Олег', 'Марія', 'Ірина'];
  const nothing = () => undefined;
  return [
    { kind: 'action', label: floating.reply, icon: Reply, shortcut: ['Ctrl', '↑'], onSelect: nothing },
    { kind: 'action', label: floating.copyText, icon: Copy, shortcut: ['Ctrl', 'C'], onSelect: nothing },
    {
      kind: 'action',
      label: floating.forward,
      icon: Forward,
      disabledReason: floating.forwardReason,
      onSelect: nothing,
    },
    { kind: 'action', label: floating.note, icon: StickyNote, onSelect: nothing },
    {
      kind: 'submenu',
      label: floating.assign,
      icon: UserRoundPlus,
      entries: people.map((label) => ({ kind: 'action', label, onSelect: nothing })),
    },
    { kind: 'separator' },
    { kind: 'check', label: floating.mute, isChecked: isMuted, onChange: setIsMuted },
    {
      kind: 'choice',
      label: floating.density,
      value: density,
      options: [
        { value: 'cosy', label: floating.cosy },
        { value: 'compact', label: floating.compact },
      ],
      onChange: setDensity,
    },
    { kind: 'separator' },
    { kind: 'action', label: button.delete, icon: Trash2, tone: 'danger', onSelect: nothing },
  ];
}

export function FloatingSection() {
  const { button, field, floating, sections } = useWords();
  const entries = useEntries();
  const [isDialogOpen, setIsDialogOpen] = useState(false);
  const [isConfirmOpen, setIsConfirmOpen] = useState(false);
  return (
    <Section id="floating" title={sections.floating}>
      <div className="flex flex-wrap items-center gap-3">
        <Menu trigger={<Button>{floating.menu}</Button>} entries={entries} />
        <Popover trigger={<Button>{floating.popover}</Button>} title={floating.popover}>
          <p className="text-sm text-ink-soft">{floating.popoverText}</p>
        </Popover>
        <Button onClick={() => setIsDialogOpen(true)}>{floating.dialog}</Button>
        <Button onClick={() => setIsConfirmOpen(true)}>{floating.confirm}</Button>
        <Button
          onClick={() => {
            notify({ title: floating.toastDone, action: { label: floating.undo, onPress: () => undefined } });
            notify({ title: floating.toastSuccess, tone: 'success' });
            notify({ title: floating.toastFailed, description: floating.toastFailedText, tone: 'danger' });
          }}
        >
          {floating.toast}
        </Button>
        <ContextMenu menu={<MenuEntries entries={entries} />}>
          <button
            type="button"
            className="rounded-md border border-dashed border-control px-4 py-2 text-sm text-ink-soft"
          >
            {floating.context}
          </button>
        </ContextMenu>
      </div>
      <Dialog
        isOpen={isDialogOpen}
        onOpenChange={setIsDialogOpen}
        title={floating.dialogTitle}
        description={floating.dialogHint}
        footer={
          <>
            <Button onClick={() => setIsDialogOpen(false)}>{button.cancel}</Button>
            <Button variant="primary" onClick={() => setIsDialogOpen(false)}>
              {button.save}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4 pt-1">
          <TextField label={field.name} />
          <TextArea label={field.note} />
        </div>
      </Dialog>
      <ConfirmDialog
        isOpen={isConfirmOpen}
        onOpenChange={setIsConfirmOpen}
        title={floating.confirmTitle}
        description={floating.confirmText}
        confirmLabel={button.delete}
        tone="danger"
        onConfirm={() => setIsConfirmOpen(false)}
      />
    </Section>
  );
}
