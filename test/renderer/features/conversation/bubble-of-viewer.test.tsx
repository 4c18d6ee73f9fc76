import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MediaId } from '#shared/domain/ids.ts';
import { Bubble } from '../../../../src-renderer/features/conversation/components/Bubble.tsx';
import { useBubbleMenu } from '../../../../src-renderer/features/conversation/use-bubble-menu.ts';
import { bubbleActions } from '../../../helpers/bubble-actions.ts';
import { answer, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { sampleMessage, sampleNow } from '../../../helpers/sample-chat.ts';

/** A photo that could not be fetched, to which we reacted. */
const photo = sampleMessage({
  content: { kind: 'image', caption: 'Our roses', mediaId: 1 as MediaId },
  reactions: [{ by: 'us', emoji: '🙏', at: sampleNow }],
  media: {
    id: 1 as MediaId,
    state: 'failed',
    mimeType: 'image/jpeg',
    fileName: null,
    byteSize: null,
    sha256: null,
    failure: 'network',
    width: null,
    height: null,
    durationMs: null,
    waveform: null,
    hasThumbnail: false,
  },
});

/** The bubble with the focus, and beside it what its menu offers. */
function Page({ mayAct, sendBarrier }: { readonly mayAct: boolean; readonly sendBarrier: string | null }) {
  const entries = useBubbleMenu(photo, sendBarrier, bubbleActions(mayAct));
  return (
    <>
      <Bubble
        message={photo}
        customerName="Olena"
        refusal={null}
        startsGroup
        endsGroup
        isFlashing={false}
        isFocusStop
        sendBarrier={sendBarrier}
        actions={bubbleActions(mayAct)}
      />
      <output>{entries.map((entry) => ('label' in entry ? entry.label : '')).join('|')}</output>
    </>
  );
}

async function offered(mayAct: boolean, sendBarrier: string | null = null) {
  renderScreen(<Page mayAct={mayAct} sendBarrier={sendBarrier} />, {
    procedures: { app: { bootstrap: answer.app.bootstrap.handler(() => sampleBootstrap()) } },
  });
  const bubble = await screen.findByRole('article');
  act(() => bubble.focus());
  return {
    buttons: screen.getAllByRole('button').map((button) => button.ariaLabel ?? button.textContent),
    menu: screen.getByRole('status').textContent,
  };
}

describe('what is offered beside a message', () => {
  it('is everything to who works', async () => {
    expect(await offered(true)).toEqual({
      buttons: [
        'Fetch again',
        'React',
        'Reply',
        'Message details',
        'Your reaction: 🙏. Press to take it back.',
      ],
      menu: 'Reply|React|Take back 🙏|Forward…|Note about it||Copy text|Message details',
    });
  });

  it('is only what is to be looked at, to who may only look', async () => {
    expect(await offered(false)).toEqual({ buttons: ['Message details'], menu: 'Copy text|Message details' });
    expect(screen.getByRole('img', { name: 'Our reaction: 🙏' })).toBeTruthy();
  });

  it('leaves a reaction where it is while nothing can be sent, and says why', async () => {
    expect(await offered(true, 'This contact is blocked.')).toMatchObject({
      buttons: ['Fetch again', 'React', 'Reply', 'Message details'],
      menu: 'Reply|React|Forward…|Note about it||Copy text|Message details',
    });
    const reply = screen.getByRole('button', { name: 'Reply' });
    expect([reply.ariaDisabled, reply.getAttribute('aria-description')]).toEqual([
      'true',
      'This contact is blocked.',
    ]);
  });
});
