import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Media } from '#shared/contract/media.ts';
import { MediaPlaceholder } from '../../../../src-renderer/features/conversation/components/content/MediaPlaceholder.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleMedia } from '../../../helpers/sample-chat.ts';

function shown(media: Media | null, onRetry: (() => void) | null = () => undefined) {
  const { container } = renderUi(<MediaPlaceholder media={media} name="bill.pdf" onRetry={onRetry} />);
  return {
    words: [...container.querySelectorAll('bdi, span:not(:has(*), button *)')].map(
      (words) => words.textContent,
    ),
    hasButton: screen.queryByRole('button', { name: 'Fetch again' }) !== null,
    isBreathing: container.querySelector('.breathe') !== null,
  };
}

const reasons = [
  ['gone', 'Meta no longer has it.'],
  ['too_large', 'It is too large.'],
  ['hash_mismatch', 'It was damaged on the way.'],
  ['network', 'There is no connection.'],
  ['refused', 'Meta refused.'],
  ['disk_full', 'The disk of this computer is full.'],
  ['a new one', 'The reason is not known.'],
] as const;

describe('what stands in for a file', () => {
  it('says that it is being fetched, while nothing has gone wrong', () => {
    expect(shown(sampleMedia({ state: 'waiting' }))).toEqual({
      words: ['bill.pdf', 'Fetching the file…'],
      hasButton: false,
      isBreathing: true,
    });
  });

  it.each(reasons)(
    'of which a try failed (%s) says why, and that it goes on by itself',
    (failure, reason) => {
      expect(shown(sampleMedia({ state: 'waiting', failure }))).toEqual({
        words: ['bill.pdf', 'The file is not here yet', reason, 'Rozmova will try again by itself.'],
        hasButton: true,
        isBreathing: false,
      });
    },
  );

  it.each(reasons)('that was given up (%s) says why', (failure, reason) => {
    expect(shown(sampleMedia({ state: 'failed', failure }))).toEqual({
      words: ['bill.pdf', 'The file could not be fetched', reason],
      hasButton: true,
      isBreathing: false,
    });
  });

  it('that was never known has nothing to be fetched again', () => {
    expect(shown(null)).toEqual({
      words: ['bill.pdf', 'The file could not be fetched', 'The reason is not known.'],
      hasButton: false,
      isBreathing: false,
    });
  });

  it.each(['waiting', 'failed'] as const)('has no button (%s) for who may only look', (state) => {
    expect(shown(sampleMedia({ state, failure: 'network' }), null).hasButton).toBe(false);
  });

  it('is asked for again by its button, before its next turn', async () => {
    const onRetry = vi.fn<() => void>();
    const media = sampleMedia({ state: 'waiting', failure: 'network' });
    const { user } = renderUi(<MediaPlaceholder media={media} name="bill.pdf" onRetry={onRetry} />);
    await user.click(screen.getByRole('button', { name: 'Fetch again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});
