import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../state/commands-store.ts';
import type { FormatKind } from '../../state/text-format.ts';

export interface ComposerDeeds {
  readonly focus: () => void;
  readonly emoji: () => void;
  readonly attach: () => void;
  readonly voice: () => void;
  readonly quickReply: () => void;
  readonly template: () => void;
  readonly format: (kind: FormatKind) => void;
}

/** Offers what the composer can do to the keys and to the command palette. */
export function useComposerCommands(deeds: ComposerDeeds): void {
  const { t } = useTranslation('composer');
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  const commands = useMemo(() => {
    const command = (id: string, title: string, run: (deeds: ComposerDeeds) => void): Command => ({
      id: `write.${id}`,
      group: 'write',
      title,
      run: () => run(latest.current),
    });
    const format = (kind: FormatKind) => command(kind, t(`format.${kind}`), (now) => now.format(kind));
    return [
      command('focus', t('commands.focus'), (now) => now.focus()),
      command('emoji', t('commands.emoji'), (now) => now.emoji()),
      command('attach', t('commands.attach'), (now) => now.attach()),
      command('voice', t('voice.record'), (now) => now.voice()),
      command('quickReply', t('commands.quickReply'), (now) => now.quickReply()),
      format('bold'),
      format('italic'),
      format('strike'),
      format('code'),
      command('template', t('plus.template'), (now) => now.template()),
    ];
  }, [t]);
  useCommands(commands);
}
