import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DocumentContent } from '../../../../src-renderer/features/conversation/components/content/DocumentContent.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';
import { sampleMedia } from '../../../helpers/sample-chat.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Chromium plays these of what WhatsApp takes. */
const playable = new Set(['video/mp4', 'audio/mpeg', 'audio/ogg']);

function offered(mimeType: string, seat: 'window' | 'browser') {
  vi.stubGlobal('location', { protocol: seat === 'window' ? 'app:' : 'http:' });
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockImplementation((type) =>
    playable.has(type) ? 'maybe' : '',
  );
  const media = sampleMedia({ state: 'stored', mimeType, byteSize: 2048, fileName: 'bill.bin' });
  renderUi(<DocumentContent media={media} fileName={null} onRetry={null} />);
  return screen
    .getAllByRole('link')
    .map((link) => [link.ariaLabel ?? link.textContent, link.getAttribute('href')]);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const open = ['Open', '/media/1'];
const save = ['Save bill.bin', '/media/1?download=1'];

describe('a file', () => {
  it.each(['application/pdf', 'image/png', 'video/3gpp', 'audio/amr'])(
    'that cannot run anything (%s) is opened from the window by another program',
    (type) => expect(offered(type, 'window')).toEqual([open, save]),
  );

  it.each(['image/png', 'video/mp4', 'audio/mpeg'])('that a browser shows (%s) is opened in it', (type) =>
    expect(offered(type, 'browser')).toEqual([open, save]),
  );

  it.each(['application/pdf', 'video/3gpp', 'audio/amr'])(
    'that a browser does not show (%s) is only saved there',
    (type) => expect(offered(type, 'browser')).toEqual([save]),
  );

  it.each([word, 'text/plain', 'text/html', 'application/octet-stream'])(
    'that could run or fetch something (%s) is only saved',
    (type) => {
      expect(offered(type, 'window')).toEqual([save]);
    },
  );
});
