import type { BrowserPortLike } from '@orpc/client/message-port';
import { z } from 'zod';

/** Where frames of a seat come from and answers go to. */
export interface FrameLine {
  send(frame: string | Uint8Array): void;
  onFrame(listener: (frame: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** oRPC's frames as its own client writes them: a request, an event of a stream that is sent to us, an end of waiting. */
const id = z.string().min(1);
const frameSchema = z.union([
  z.object({ i: id, t: z.literal(1).optional(), p: z.object({ u: z.string().refine(isAddress) }) }),
  z.object({ i: id, t: z.literal(3), p: z.object({}) }),
  z.object({ i: id, t: z.literal(4) }),
]);

/**
 * A line as oRPC takes it, with nothing on it but frames that can be read. One that cannot would end the process as an
 * unhandled rejection, or be quoted on the console with what somebody wrote.
 */
export function requestsOnly(line: FrameLine, onUnreadable: () => void): BrowserPortLike {
  return {
    postMessage: (frame: string | Uint8Array) => line.send(frame),
    onMessage: {
      addListener: (listener) =>
        line.onFrame((frame) => {
          if (isReadable(frame)) listener(frame);
          else onUnreadable();
        }),
    },
    onDisconnect: { addListener: (listener) => line.onClose(listener) },
  };
}

/** The contract has no files in it, so that every frame is text. */
function isReadable(frame: unknown): boolean {
  if (typeof frame !== 'string') return false;
  try {
    return frameSchema.safeParse(JSON.parse(frame)).success;
  } catch {
    // Not JSON.
    return false;
  }
}

/** Procedures are named by their path; the host before it is oRPC's to make up. */
function isAddress(address: string): boolean {
  return URL.canParse(address.startsWith('/') ? `http://seat${address}` : address);
}
