import { useEffect, useRef, useState } from 'react';
import {
  LONGEST_VOICE_MS,
  type VoiceNote,
  type VoiceRecording,
  type VoiceTrouble,
  voiceTrouble,
} from './voice-recorder.ts';

export type VoiceStage = 'asking' | 'recording' | 'paused' | 'finishing' | 'finished' | 'failed';

const METER_EVERY_MS = 100;
const SHOWN_LEVELS = 48;
const WARNING_MS = 30_000;

/** A voice note from the question for the microphone to the finished file; what is left open is thrown away. */
export function useVoice(startRecording: () => Promise<VoiceRecording>) {
  const [stage, setStage] = useState<VoiceStage>('asking');
  const [trouble, setTrouble] = useState<VoiceTrouble>('unknown');
  const [elapsedMs, setElapsedMs] = useState(0);
  const [levels, setLevels] = useState<readonly number[]>([]);
  const [address, setAddress] = useState<string | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const recording = useRef<VoiceRecording | null>(null);
  const note = useRef<VoiceNote | null>(null);

  const fail = (error: unknown) => {
    setTrouble(voiceTrouble(error));
    setStage('failed');
  };
  const finish = async (): Promise<VoiceNote | null> => {
    if (note.current) return note.current;
    const running = recording.current;
    if (!running) return null;
    recording.current = null;
    setStage('finishing');
    try {
      note.current = await running.finish();
      setAddress(URL.createObjectURL(note.current.file));
      setElapsedMs(note.current.durationMs);
      setStage('finished');
    } catch (error) {
      fail(error);
    }
    return note.current;
  };
  const cancel = () => {
    void recording.current?.cancel();
    recording.current = null;
  };

  useEffect(() => {
    let isGone = false;
    startRecording().then(
      (started) => {
        if (isGone) return void started.cancel();
        recording.current = started;
        setStage('recording');
        started.failed.catch((error: unknown) => {
          if (isGone) return;
          setTrouble(voiceTrouble(error));
          setStage('failed');
        });
      },
      (error: unknown) => {
        if (isGone) return;
        setTrouble(voiceTrouble(error));
        setStage('failed');
      },
    );
    return () => {
      isGone = true;
      void recording.current?.cancel();
      recording.current = null;
    };
  }, [startRecording]);
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address]);

  useMeter(stage, () => {
    const running = recording.current;
    if (!running) return;
    setElapsedMs(running.elapsedMs());
    setLevels((old) => [...old, running.level()].slice(-SHOWN_LEVELS));
    if (running.elapsedMs() >= LONGEST_VOICE_MS) void finish();
  });

  return {
    stage,
    trouble,
    elapsedMs,
    levels,
    address,
    isPlaying,
    setPlaying,
    isNearEnd: stage === 'recording' && elapsedMs > LONGEST_VOICE_MS - WARNING_MS,
    pause: () => {
      recording.current?.pause();
      setStage('paused');
    },
    resume: () => {
      recording.current?.resume();
      setStage('recording');
    },
    finish,
    cancel,
  };
}

/** Looks at the recording ten times a second while it runs. */
function useMeter(stage: VoiceStage, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (stage !== 'recording') return;
    const timer = setInterval(() => latest.current(), METER_EVERY_MS);
    return () => clearInterval(timer);
  }, [stage]);
}
