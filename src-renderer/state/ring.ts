import type { Sound } from '#shared/contract/events.ts';
import { playSound } from './play-sound.ts';

const LOCK = 'rozmova-ring';
/** As long as the longest sound. */
const RING_MS = 700;

/** Plays a sound unless this browser plays one already: two tabs of one person ring once. */
export async function ringOnce(sound: Sound): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await playSound(sound);
    await new Promise((resolve) => setTimeout(resolve, RING_MS));
  });
}
