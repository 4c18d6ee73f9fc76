import { fireEvent, render, screen } from '@testing-library/react';
import { Check } from 'lucide-react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../../src-renderer/ui/Button.tsx';
import { IconButton } from '../../../src-renderer/ui/IconButton.tsx';
import { TooltipLayer } from '../../../src-renderer/ui/TooltipLayer.tsx';
import { watchTooltips } from '../../../src-renderer/ui/watch-tooltips.ts';

const over = (element: Element, pointerType = 'mouse') => fireEvent.pointerOver(element, { pointerType });

describe('which element is explained', () => {
  let stop: () => void;
  const told: (string | null)[] = [];
  const last = () => told.at(-1) ?? null;

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML =
      '<button data-tooltip="First"><i>1</i></button><button data-tooltip="Second">2</button><p>none</p>';
    told.length = 0;
    stop = watchTooltips(document, (anchor) => told.push(anchor?.dataset.tooltip ?? null));
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    document.body.innerHTML = '';
  });
  const at = (selector: string) => document.querySelector(selector) as HTMLElement;

  it('is the one on which the pointer rests for a moment, also on something in it', () => {
    over(at('i'));
    vi.advanceTimersByTime(399);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['First']);
  });

  it('is the next one at once after the first, and none soon after the pointer has left', () => {
    over(at('i'));
    vi.advanceTimersByTime(400);
    over(at('[data-tooltip=Second]'));
    vi.advanceTimersByTime(0);
    expect(last()).toBe('Second');
    over(at('p'));
    vi.advanceTimersByTime(79);
    expect(last()).toBe('Second');
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['First', 'Second', null]);
  });

  it('is none that went past, none under a finger and none that is gone before its time', () => {
    over(at('i'));
    vi.advanceTimersByTime(200);
    over(at('p'));
    over(at('[data-tooltip=Second]'), 'touch');
    vi.advanceTimersByTime(1000);
    over(at('i'));
    at('[data-tooltip=First]').remove();
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([]);
  });

  it.each([
    ['a press', () => fireEvent.pointerDown(at('i'))],
    ['Escape', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
    ['writing', () => fireEvent.input(document.body)],
    ['scrolling what is around it', () => fireEvent.scroll(document)],
  ])('goes with %s', (_name, deed) => {
    over(at('i'));
    vi.advanceTimersByTime(400);
    deed();
    expect(told).toEqual(['First', null]);
  });

  it('stays while something else is scrolled or a key is pressed', () => {
    over(at('i'));
    vi.advanceTimersByTime(400);
    fireEvent.scroll(at('p'));
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(told).toEqual(['First']);
  });
});

describe('a tooltip', () => {
  it('says the name of a button with its keys, and why another one cannot be pressed', async () => {
    render(
      <>
        <IconButton icon={Check} label="Done" shortcut={['Ctrl', 'E']} />
        <Button disabledReason="Nothing is chosen">Send</Button>
        <TooltipLayer />
      </>,
    );
    over(screen.getByRole('button', { name: 'Done' }));
    const words = await screen.findByText('Done');
    expect(words.parentElement?.textContent).toBe('DoneCtrlE');

    over(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Nothing is chosen')).toBeDefined();
    expect(screen.queryByText('Done')).toBeNull();
  });
});
