import { Mic, Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Media } from '#shared/contract/media.ts';
import { mediaAddress, mediaDownloadAddress } from '../../../../api/media-address.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { playbackTime } from '../../playback-time.ts';
import { MediaPlaceholder } from './MediaPlaceholder.tsx';

export interface AudioContentProps {
  readonly media: Media | null;
  readonly isVoice: boolean;
  readonly onRetry: () => void;
}

const speeds = [1, 1.5, 2] as const;

const slider =
  'h-4 min-w-0 flex-1 appearance-none bg-transparent [&::-webkit-slider-runnable-track]:h-1 [&::-webkit-slider-runnable-track]:rounded-full [&::-webkit-slider-runnable-track]:bg-line-strong [&::-webkit-slider-thumb]:-mt-1 [&::-webkit-slider-thumb]:size-3 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-accent';

/** A recording with a small player: start and stop, a place to jump to, and speed for long voice messages. */
export function AudioContent({ media, isVoice, onRetry }: AudioContentProps) {
  const { t } = useTranslation('conversation');
  const player = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const [at, setAt] = useState(0);
  const [duration, setDuration] = useState(0);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  if (media?.state !== 'stored')
    return (
      <MediaPlaceholder
        media={media}
        name={t(isVoice ? 'media.voice' : 'media.audio')}
        className="w-[280px] max-w-full"
        onRetry={onRetry}
      />
    );

  const toggle = () => {
    const audio = player.current;
    if (!audio) return;
    if (isPlaying) audio.pause();
    else audio.play().catch(() => setBroken(true)); // the only ways to fail here: a codec or a file that the browser cannot play
  };
  const nextSpeed = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (player.current) player.current.playbackRate = next;
  };

  return (
    <div className="flex w-[300px] max-w-full flex-col gap-1">
      {/* biome-ignore lint/a11y/useMediaCaption: a voice message has no captions */}
      <audio
        ref={player}
        src={mediaAddress(media.id)}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => setDuration(finite(event.currentTarget.duration))}
        onDurationChange={(event) => setDuration(finite(event.currentTarget.duration))}
        onError={() => setBroken(true)}
      />
      <div className="flex items-center gap-2">
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={t(isPlaying ? 'media.pause' : 'media.play')}
          tone="primary"
          className="rounded-full!"
          onClick={toggle}
          isDisabled={isBroken}
        />
        <input
          type="range"
          aria-label={t('media.seek')}
          aria-valuetext={playbackTime(at)}
          min={0}
          max={Math.max(duration, 0.1)}
          step={0.1}
          value={Math.min(at, Math.max(duration, 0.1))}
          onChange={(event) => {
            if (player.current) player.current.currentTime = Number(event.target.value);
            setAt(Number(event.target.value));
          }}
          className={slider}
        />
        <button
          type="button"
          aria-label={t('media.speed', { speed: `${speed}×` })}
          onClick={nextSpeed}
          className="min-h-6 w-9 shrink-0 rounded-xs bg-press text-xs font-medium text-ink-soft tabular-nums hover:text-ink"
        >
          {speed}×
        </button>
      </div>
      <div className="flex items-center gap-1.5 text-xs text-ink-faint">
        {isVoice ? <Icon of={Mic} size={14} /> : null}
        <span>{t(isVoice ? 'media.voice' : 'media.audio')}</span>
        <span className="tabular-nums">{playbackTime(isPlaying || at > 0 ? at : duration)}</span>
      </div>
      {isBroken ? (
        <p className="text-sm text-ink-soft">
          {t('media.unplayable')}{' '}
          <a href={mediaDownloadAddress(media.id)} download className="text-accent-ink underline">
            {t('media.save')}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** A stream without a known end says Infinity. */
const finite = (seconds: number) => (Number.isFinite(seconds) ? seconds : 0);
