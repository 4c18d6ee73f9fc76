import { CircleAlert, Pause, Play, SendHorizontal, Square, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { playbackTime } from '../playback-time.ts';
import { useVoice } from '../use-voice.ts';
import { startVoiceRecording, type VoiceNote, type VoiceRecording } from '../voice-recorder.ts';

export interface VoiceBarProps {
  /** Whoever sends closes the bar as well: it may be asked first, and a note that is not sent must not be gone. */
  readonly onSend: (note: VoiceNote) => void;
  /** Thrown away, or never begun: the composer comes back. */
  readonly onClose: () => void;
  /** What records; another one where there is no microphone. */
  readonly startRecording?: () => Promise<VoiceRecording>;
}

/** Records a voice note in the place of the composer: how loud and how long, pause, listen, throw away, send. */
export function VoiceBar({ onSend, onClose, startRecording = startVoiceRecording }: VoiceBarProps) {
  const { t } = useTranslation(['composer', 'common']);
  const bar = useRef<HTMLElement>(null);
  const voice = useVoice(startRecording);
  // A button that was pressed is gone at the next stage, and the keys with it, unless the bar takes the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of stage is what calls for the focus
  useEffect(() => {
    if (!bar.current?.contains(document.activeElement)) bar.current?.focus();
  }, [voice.stage]);
  const cancel = () => {
    voice.cancel();
    onClose();
  };
  const send = async () => {
    const note = await voice.finish();
    if (note) onSend(note);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Enter' && !isOnButton && voice.stage !== 'failed') {
      event.preventDefault();
      void send();
    }
  };
  if (voice.stage === 'failed') {
    return (
      <section
        ref={bar}
        tabIndex={-1}
        aria-label={t('composer:voice.region')}
        onKeyDown={onKeyDown}
        className="mx-3 mb-3 flex flex-wrap items-center gap-3 rounded-lg border border-line-strong bg-field p-3 outline-none sm:mx-5"
      >
        <p role="alert" className="flex min-w-0 flex-1 items-start gap-2 text-sm text-danger-ink">
          <Icon of={CircleAlert} className="mt-0.5" />
          <span className="min-w-0">{t(`composer:voice.trouble.${voice.trouble}`)}</span>
        </p>
        <Button onClick={onClose}>{t('common:actions.close')}</Button>
      </section>
    );
  }
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label={t('composer:voice.region')}
      onKeyDown={onKeyDown}
      className="mx-3 mb-3 flex items-center gap-2 rounded-lg border border-line-strong bg-field p-1.5 outline-none focus-within:border-focus sm:mx-5"
    >
      <IconButton
        icon={Trash2}
        label={t('composer:voice.cancel')}
        shortcut={['Esc']}
        tone="danger"
        onClick={cancel}
      />
      <span
        className={classNames(
          'size-2.5 shrink-0 rounded-full',
          voice.stage === 'recording' ? 'breathe bg-danger' : 'bg-line-strong',
        )}
      />
      <span
        className="w-11 shrink-0 text-sm tabular-nums"
        role="timer"
        aria-label={t('composer:voice.length')}
      >
        {playbackTime(voice.elapsedMs / 1000)}
      </span>
      <Levels levels={voice.levels} />
      {voice.isNearEnd ? (
        <span className="shrink-0 text-xs text-waiting-ink">{t('composer:voice.nearEnd')}</span>
      ) : null}
      <StageButtons voice={voice} />
      <IconButton
        icon={SendHorizontal}
        label={t('composer:voice.send')}
        shortcut={['Enter']}
        tone="primary"
        isDisabled={voice.stage === 'asking' || voice.stage === 'finishing'}
        onClick={() => void send()}
      />
    </section>
  );
}

function StageButtons({ voice }: { readonly voice: ReturnType<typeof useVoice> }) {
  const { t } = useTranslation('composer');
  const player = useRef<HTMLAudioElement>(null);
  switch (voice.stage) {
    case 'recording':
      return (
        <>
          <IconButton icon={Pause} label={t('voice.pause')} onClick={voice.pause} />
          <IconButton icon={Square} label={t('voice.stop')} onClick={() => void voice.finish()} />
        </>
      );
    case 'paused':
      return (
        <>
          <IconButton icon={Play} label={t('voice.resume')} onClick={voice.resume} />
          <IconButton icon={Square} label={t('voice.stop')} onClick={() => void voice.finish()} />
        </>
      );
    case 'finished':
      return (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: one's own recording has no captions */}
          <audio
            ref={player}
            src={voice.address ?? undefined}
            onPlay={() => voice.setPlaying(true)}
            onPause={() => voice.setPlaying(false)}
          />
          <IconButton
            icon={voice.isPlaying ? Pause : Play}
            label={t(voice.isPlaying ? 'voice.stopListening' : 'voice.listen')}
            onClick={() => {
              if (voice.isPlaying) player.current?.pause();
              else void player.current?.play();
            }}
          />
        </>
      );
    default:
      return null;
  }
}

/** How loud the last seconds were, the newest at the end. */
function Levels({ levels }: { readonly levels: readonly number[] }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 240 28"
      preserveAspectRatio="xMaxYMid slice"
      className="h-7 min-w-0 flex-1 text-accent"
    >
      {levels.map((level, index) => {
        const height = Math.max(3, level * 26);
        const x = 240 - (levels.length - index) * 5;
        return (
          <rect key={x} x={x} y={14 - height / 2} width={3} height={height} rx={1.5} fill="currentColor" />
        );
      })}
    </svg>
  );
}
