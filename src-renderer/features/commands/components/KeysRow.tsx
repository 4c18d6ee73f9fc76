import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { allKeysOf, type ShortcutId } from '../../../state/shortcuts.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { useShortcutName } from '../command-names.ts';

export interface KeysRowProps {
  readonly id: ShortcutId;
}

/** Two ways to press the same are enough to read. */
const MOST_WAYS = 2;

/** One command of the table with the keys that run it. */
export function KeysRow({ id }: KeysRowProps) {
  const { t } = useTranslation('commands');
  const nameOf = useShortcutName();
  const isRange = id === 'go.pinned.1';
  const ways = isRange
    ? [...allKeysOf('go.pinned.1'), ...allKeysOf('go.pinned.8')]
    : allKeysOf(id).slice(0, MOST_WAYS);
  return (
    <div className="flex min-h-8 items-center justify-between gap-4 py-1">
      <dt className="min-w-0 text-sm text-ink">{nameOf(id)}</dt>
      <dd className="flex flex-wrap items-center justify-end gap-1.5">
        {ways.map((keys, place) => (
          <Fragment key={keys.join('+')}>
            {place > 0 ? (
              <span className="text-xs text-ink-faint">{t(isRange ? 'sheet.upTo' : 'sheet.or')}</span>
            ) : null}
            <Kbd keys={keys} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
