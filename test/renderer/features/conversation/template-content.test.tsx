import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { MediaId } from '#shared/domain/ids.ts';
import {
  TemplateContent,
  type TemplateContentProps,
} from '../../../../src-renderer/features/conversation/components/content/TemplateContent.tsx';
import { renderUi } from '../../../helpers/render-ui.tsx';

type Content = TemplateContentProps['content'];

afterEach(() => {
  cleanup();
});

const draw = (more: Partial<Content>) =>
  renderUi(
    <TemplateContent
      content={{
        kind: 'template',
        name: 'order_ready',
        language: 'en_US',
        body: 'Order 42\nYour order is ready.\nFlowers',
        components: [],
        ...more,
      }}
    />,
  );

it('shows a sent template with its top, its last line and its buttons, Meta’s words in the language of the template', () => {
  draw({
    shown: {
      header: { kind: 'text', text: 'Order 42' },
      body: 'Your order is *ready*.',
      footer: 'Flowers',
      buttons: [
        { kind: 'quick_reply', text: 'I am coming' },
        { kind: 'url', text: 'Follow it' },
        { kind: 'copy_code', text: '' },
      ],
    },
  });
  expect(screen.getByText('Order 42')).toBeTruthy();
  expect(screen.getByText('ready').tagName).toBe('STRONG');
  expect(screen.getByText('Flowers')).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'I am coming',
    'Follow it',
    'Copy code',
  ]);
});

it('shows the picture that was sent at its top from this computer', () => {
  draw({
    shown: {
      header: { kind: 'image', mediaId: 12 as MediaId, fileName: null },
      body: 'Look',
      footer: '',
      buttons: [],
    },
  });
  expect(screen.getByRole('img').getAttribute('src')).toBe('/media/12');
  expect(screen.queryByRole('list')).toBeNull();
});

it('shows the words of one that was sent before its parts were kept', () => {
  draw({});
  expect(screen.getByText(/Your order is ready/)).toBeTruthy();
});
