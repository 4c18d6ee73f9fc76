import { useState } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import { type Box, pictureBox } from './picture-box.ts';

/** A message this young stands at the end of the list, which follows what grows. */
const FRESH_MS = 120_000;

/** The box of a picture; one that is being read past does not change its size when that becomes known. */
export function useSteadyBox(message: Message): Box {
  const [kept] = useState(() =>
    Date.now() - message.receivedAt < FRESH_MS ? null : pictureBox(message.media),
  );
  return kept ?? pictureBox(message.media);
}
