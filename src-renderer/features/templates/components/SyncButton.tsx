import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/domain/ids.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useMay } from '../../../api/use-may.ts';
import { useMediaQuery } from '../../../state/use-media-query.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { useSync } from '../mutations.ts';

export interface SyncButtonProps {
  readonly sync: ReturnType<typeof useSync>;
}

/** Where Tailwind's `md` does not hold: the title, the time of the last reading and both buttons have one line there. */
const fewWords = '(width < 48rem)';

/** Reads the templates of the only account, or lets choose which. */
export function SyncButton({ sync }: SyncButtonProps) {
  const { t } = useTranslation('templates');
  const accounts = useAccounts();
  const locked = useMay('admin') ? undefined : t('needsAdmin');
  const look = { icon: RefreshCw, pendingLabel: sync.isPending && t('sync.running'), disabledReason: locked };
  const [only, ...others] = accounts;
  // Beside the title of a narrow window there is room for the mark; work that goes on says its words there too.
  const isMark = useMediaQuery(fewWords) && !sync.isPending;
  const button = (onClick?: () => void) =>
    isMark ? (
      <IconButton icon={RefreshCw} label={t('sync.action')} disabledReason={locked} onClick={onClick} />
    ) : (
      <Button {...look} onClick={onClick}>
        {t('sync.action')}
      </Button>
    );
  if (others.length === 0 || locked !== undefined || sync.isPending) {
    return button(() => sync.mutate(only?.id ?? null));
  }
  return (
    <Menu
      align="end"
      trigger={button()}
      entries={[
        { kind: 'action', label: t('sync.all'), icon: RefreshCw, onSelect: () => sync.mutate(null) },
        { kind: 'separator' },
        ...accounts.map(({ id, name }: { id: AccountId; name: string }) => ({
          kind: 'action' as const,
          label: name,
          onSelect: () => sync.mutate(id),
        })),
      ]}
    />
  );
}
