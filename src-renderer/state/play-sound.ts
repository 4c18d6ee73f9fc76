import type { Sound } from '#shared/contract/events.ts';
import bell from '../../resources/sounds/bell.wav?url&no-inline';
import chime from '../../resources/sounds/chime.wav?url&no-inline';
import drop from '../../resources/sounds/drop.wav?url&no-inline';
import knock from '../../resources/sounds/knock.wav?url&no-inline';

const files: Readonly<Record<Exclude<Sound, 'none'>, string>> = { bell, chime, drop, knock };

/** Plays a sound of the product; `blocked` when the browser wants a key or a click on the page first. */
export async function playSound(sound: Sound): Promise<'played' | 'blocked'> {
  if (sound === 'none') return 'played';
  try {
    await new Audio(files[sound]).play();
    return 'played';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return 'blocked';
    throw error;
  }
}
