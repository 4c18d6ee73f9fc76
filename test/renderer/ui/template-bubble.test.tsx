import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type BubbleContent, TemplateBubble } from '../../../src-renderer/ui/TemplateBubble.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

const order: BubbleContent = {
  header: { kind: 'text', text: 'Order {{1}}' },
  body: 'Hello *Olena*, your order {{2}} is on its way.\nSee https://voloshka.example.com/track',
  footer: 'Voloshka',
  buttons: [{ kind: 'quick_reply', text: 'Thank you' }],
};

const bubble = () => screen.getByRole('figure', { name: 'Preview' });

describe('the bubble of a template', () => {
  it('says header, body, footer, time and buttons in the order of WhatsApp', () => {
    renderUi(<TemplateBubble label="Preview" time="14:05" {...order} />);
    expect(bubble().textContent).toBe(
      'Order 1Hello Olena, your order 2 is on its way.\nSee https://voloshka.example.com/trackVoloshka14:05Thank you',
    );
  });

  it('draws formatting, and a place that is not filled as a sign', () => {
    renderUi(<TemplateBubble label="Preview" {...order} />);
    expect(within(bubble()).getByText('Olena').tagName).toBe('STRONG');
    expect(within(bubble()).getByText('2').className).toContain('font-mono');
  });

  it('opens nothing: an address is words, not a link', () => {
    renderUi(<TemplateBubble label="Preview" {...order} />);
    expect(within(bubble()).queryByRole('link')).toBeNull();
  });

  it('shows two of four buttons until all options are asked for', async () => {
    const buttons = ['One', 'Two', 'Three', 'Four'].map((text) => ({ kind: 'quick_reply' as const, text }));
    const { user } = renderUi(<TemplateBubble label="Preview" {...order} buttons={buttons} />);
    expect(within(bubble()).queryByText('Three')).toBeNull();
    await user.click(within(bubble()).getByRole('button', { name: 'See all options' }));
    expect(within(bubble()).getByText('Four')).toBeTruthy();
    expect(within(bubble()).queryByRole('button')).toBeNull();
  });

  it('shows three buttons as they are', () => {
    const buttons = ['One', 'Two', 'Three'].map((text) => ({ kind: 'quick_reply' as const, text }));
    renderUi(<TemplateBubble label="Preview" {...order} buttons={buttons} />);
    expect(within(bubble()).getByText('Three')).toBeTruthy();
    expect(within(bubble()).queryByRole('button')).toBeNull();
  });

  it('has the line of an offer above the words, and cards in a row that the keyboard reaches', () => {
    const card = {
      header: { kind: 'image', src: null } as const,
      body: 'Roses: {{1}}',
      buttons: order.buttons,
    };
    const product = { header: { kind: 'product', productId: 'sku-1' } as const, body: '', buttons: [] };
    renderUi(
      <TemplateBubble
        label="Preview"
        {...order}
        header={null}
        body="Hello"
        offer={{ text: 'Only today', ends: 'Ends on {{date}}', code: 'Code: A1' }}
        cards={[card, product]}
      />,
    );
    expect(bubble().textContent).toMatch(/^Only todayEnds on dateCode: A1Hello/);
    const row = within(bubble()).getByRole('region', { name: 'Cards' });
    expect(row.tabIndex).toBe(0);
    const [first, second] = within(row).getAllByRole('listitem');
    expect(first?.getAttribute('aria-label')).toBe('Card 1 of 2');
    expect(first?.textContent).toBe('PictureRoses: 1Thank you');
    expect(second?.textContent).toBe('Product of the cataloguesku-1');
  });

  it.each([
    [{ kind: 'image', src: null } as const, 'Picture'],
    [{ kind: 'document', fileName: 'invoice.pdf' } as const, 'invoice.pdf'],
    [{ kind: 'location', name: 'Our shop', address: 'Soborna 1' } as const, 'Our shopSoborna 1'],
  ])('has room above the words for what is sent along', (header, words) => {
    renderUi(
      <TemplateBubble label="Preview" {...order} header={header} body="Hello" footer="" buttons={[]} />,
    );
    expect(bubble().textContent).toBe(`${words}Hello`);
  });

  it('reads every line as the template is read, also one that begins with a name in other letters', () => {
    const body = '\u2068Anna\u2069, ההזמנה מוכנה\n* {{1}}\n> Anna';
    renderUi(<TemplateBubble label="Preview" {...order} body={body} direction="rtl" />);
    const directions = [...bubble().querySelectorAll('[dir]')].map((part) => part.getAttribute('dir'));
    expect(new Set(directions)).toEqual(new Set(['rtl']));
    expect(directions.length).toBeGreaterThan(4);
  });

  it('lets each line find its own direction when nobody knows it', () => {
    renderUi(<TemplateBubble label="Preview" {...order} />);
    const directions = [...bubble().querySelectorAll('[dir]')].map((part) => part.getAttribute('dir'));
    expect(new Set(directions)).toEqual(new Set(['auto']));
  });
});
