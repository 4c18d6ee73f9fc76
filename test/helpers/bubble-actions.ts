import { vi } from 'vitest';
import type { BubbleActions } from '../../src-renderer/features/conversation/bubble-actions.ts';

/** What can be done with a message, each only told of. */
export const bubbleActions = (mayAct: boolean): BubbleActions => ({
  mayAct,
  reply: vi.fn<BubbleActions['reply']>(),
  react: vi.fn<BubbleActions['react']>(),
  forward: vi.fn<BubbleActions['forward']>(),
  noteAbout: vi.fn<BubbleActions['noteAbout']>(),
  showInfo: vi.fn<BubbleActions['showInfo']>(),
  jumpToQuoted: vi.fn<BubbleActions['jumpToQuoted']>(),
  retryMedia: vi.fn<BubbleActions['retryMedia']>(),
  retry: vi.fn<BubbleActions['retry']>(),
  askToSendAgain: vi.fn<BubbleActions['askToSendAgain']>(),
  discard: vi.fn<BubbleActions['discard']>(),
  editNote: vi.fn<BubbleActions['editNote']>(),
  deleteNote: vi.fn<BubbleActions['deleteNote']>(),
  editAgain: vi.fn<BubbleActions['editAgain']>(),
});
