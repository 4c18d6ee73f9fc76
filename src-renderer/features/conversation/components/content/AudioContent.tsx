import { Mic, Music, Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Media } from '#shared/contract/media.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';
import { mediaDownloadAddress } from '../../../../api/media-address.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { playbackTime } from '../../playback-time.ts';
import type { Player } from '../../player.ts';
import { useReadingTools } from '../../reading-tools.ts';
import { DocumentContent } from './DocumentContent.tsx';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';
import { Waveform } from './Waveform.tsx';

export interface AudioContentProps {
  readonly media: Media | null;
  readonly isVoice: boolean;
  readonly onRetry: (() => void) | null;
}

/** A recording: start and stop, its wave to jump in, and speed for long ones; its last line leaves room for the time. */
export function AudioContent({ media, isVoice, onRetry }: AudioContentProps) {
  const { t } = useTranslation('conversation');
  const tools = useReadingTools();
  if (media?.state !== 'stored')
    return (
      <MediaPlaceholder
        media={media}
        name={t(isVoice ? 'media.voice' : 'media.audio')}
        className="w-[300px] max-w-full"
        onRetry={onRetry}
      />
    );
  if (!tools || !isInlineSafe(media.mimeType))
    return <DocumentContent media={media} fileName={media.fileName} onRetry={onRetry} />;
  return <Recording media={media} isVoice={isVoice} player={tools.player} />;
}

interface RecordingProps {
  readonly media: Media;
  readonly isVoice: boolean;
  readonly player: Player;
}

function Recording({ media, isVoice, player }: RecordingProps) {
  const { t } = useTranslation('conversation');
  const isCurrent = useStore(player.store, (state) => state.mediaId === media.id);
  const isPlaying = useStore(player.store, (state) => state.mediaId === media.id && state.isPlaying);
  const isBroken = useStore(player.store, (state) => state.broken.has(media.id));
  const at = useStore(player.store, (state) => (state.mediaId === media.id ? state.at : 0));
  const loaded = useStore(player.store, (state) => (state.mediaId === media.id ? state.duration : 0));
  const speed = useStore(player.store, (state) => state.speed);
  const duration = loaded || (media.durationMs ?? 0) / 1000;
  return (
    <div className="flex w-[300px] max-w-full flex-col gap-1">
      <div className="flex items-center gap-2.5">
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={t(isPlaying ? 'media.pause' : 'media.play')}
          tone="primary"
          className="rounded-full!"
          onClick={() => player.toggle(media.id)}
          isDisabled={isBroken}
        />
        <Waveform
          bars={media.waveform}
          at={at}
          duration={duration}
          onSeek={(share) => player.seek(media.id, share, duration)}
        />
        {isVoice || isCurrent ? (
          <button
            type="button"
            aria-label={t('media.speed', { speed: `${speed}×` })}
            onClick={player.nextSpeed}
            className="min-h-6 w-9 shrink-0 rounded-full bg-press text-xs font-medium text-ink-soft tabular-nums hover:text-ink"
          >
            {speed}×
          </button>
        ) : null}
      </div>
      {isBroken ? (
        <p className="text-sm text-ink-soft">
          {t('media.unplayable')}{' '}
          <a href={mediaDownloadAddress(media.id)} download className="text-accent-ink underline">
            {t('media.save')}
          </a>
        </p>
      ) : null}
      <div className="flex items-center gap-1.5 text-xs text-ink-faint">
        <Icon of={isVoice ? Mic : Music} size={14} />
        <bdi className="max-w-[150px] truncate">
          {isVoice ? t('media.voice') : (media.fileName ?? t('media.audio'))}
        </bdi>
        {duration > 0 ? (
          <span className="tabular-nums">{playbackTime(isPlaying || at > 0 ? at : duration)}</span>
        ) : null}
      </div>
    </div>
  );
}
