import {
  ChevronDown,
  Code,
  Copy,
  EllipsisVertical,
  PencilLine,
  RefreshCw,
  Send,
  Trash2,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import {
  type Allowed,
  canBind,
  canDelete,
  canDuplicate,
  canEdit,
  canSend,
} from '#shared/domain/template-life.ts';
import { useBootstrap } from '../../../api/use-bootstrap.ts';
import { useMay } from '../../../api/use-may.ts';
import { openBulkSending } from '../../../state/send-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { useSyncOne } from '../mutations.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { ApiExampleDialog } from './ApiExampleDialog.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { DuplicateDialog } from './DuplicateDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';

export interface TemplateActionsProps {
  readonly template: Template;
  readonly languages: readonly Template[];
}

type OpenDialog = 'person' | 'duplicate' | 'delete' | 'api';

/** What can be done with a template; what cannot be done now says why. */
export function TemplateActions({ template, languages }: TemplateActionsProps) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = () => setDialog(null);
  const { admin } = useLocks(template);
  // Of a text that is written at Meta's side only, where its values come from is chosen here.
  const isForeign = canEdit(template) !== true && canBind(template) === true;
  const edit = admin(canBind(template));
  return (
    <div className="flex items-center gap-2">
      <Button
        icon={PencilLine}
        disabledReason={edit}
        onClick={() => navigate(`/templates/${template.id}/edit`)}
      >
        {t(isForeign ? 'page.values' : 'page.edit')}
      </Button>
      <SendMenu template={template} onPerson={() => setDialog('person')} />
      <Menu
        align="end"
        trigger={<IconButton icon={EllipsisVertical} label={t('page.more')} />}
        entries={useMoreEntries(template, setDialog)}
      />
      {dialog === 'person' ? <PersonDialog template={template} onClose={close} /> : null}
      {dialog === 'api' ? <ApiExampleDialog template={template} onClose={close} /> : null}
      {dialog === 'duplicate' ? (
        <DuplicateDialog template={template} purpose="copy" taken={[]} onClose={close} />
      ) : null}
      {dialog === 'delete' ? (
        <DeleteDialog
          template={template}
          languages={languages}
          onClose={close}
          onDeleted={() => navigate('/templates')}
        />
      ) : null}
    </div>
  );
}

function useMoreEntries(template: Template, open: (dialog: OpenDialog) => void): readonly MenuEntry[] {
  const { t } = useTranslation('templates');
  const { admin } = useLocks(template);
  const sync = useSyncOne();
  const isDraft = template.status === 'DRAFT';
  return [
    {
      kind: 'action',
      label: t('page.duplicate'),
      icon: Copy,
      disabledReason: admin(canDuplicate(template)),
      onSelect: () => open('duplicate'),
    },
    {
      kind: 'action',
      label: t('page.sync'),
      icon: RefreshCw,
      disabledReason: isDraft ? t('page.notAtMeta') : admin(true),
      onSelect: () => sync.mutate(template),
    },
    { kind: 'action', label: t('page.api'), icon: Code, onSelect: () => open('api') },
    { kind: 'separator' },
    {
      kind: 'action',
      label: t('page.delete'),
      icon: Trash2,
      tone: 'danger',
      disabledReason: admin(canDelete(template)),
      onSelect: () => open('delete'),
    },
  ];
}

interface SendMenuProps {
  readonly template: Template;
  readonly onPerson: () => void;
}

function SendMenu({ template, onPerson }: SendMenuProps) {
  const { t } = useTranslation('templates');
  const { send } = useLocks(template);
  const button = { variant: 'primary', icon: Send, disabledReason: send } as const;
  if (send !== undefined) return <Button {...button}>{t('page.send')}</Button>;
  return (
    <Menu
      align="end"
      trigger={
        <Button {...button} after={<Icon of={ChevronDown} size={14} />}>
          {t('page.send')}
        </Button>
      }
      entries={[
        { kind: 'action', label: t('send.one'), icon: UserRound, onSelect: onPerson },
        {
          kind: 'action',
          label: t('send.many'),
          icon: UsersRound,
          onSelect: () => openBulkSending({ templateId: template.id }),
        },
      ]}
    />
  );
}

/** Why something cannot be done by this person or with this template; undefined when it can. */
function useLocks(template: Template) {
  const { t } = useTranslation('templates');
  const { say } = useTemplateWords();
  const { operator } = useBootstrap();
  const mayChange = useMay('admin');
  const maySend = useMay('operator');
  const reasonOf = (allowed: Allowed) => (allowed === true ? undefined : say(allowed));
  return {
    admin: (allowed: Allowed) => (mayChange ? reasonOf(allowed) : t('needsAdmin')),
    send: maySend ? reasonOf(canSend(template, operator)) : t('needsOperator'),
  };
}
