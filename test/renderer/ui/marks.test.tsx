import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Avatar } from '../../../src-renderer/ui/Avatar.tsx';
import { Badge } from '../../../src-renderer/ui/Badge.tsx';
import { initials, tintOf } from '../../../src-renderer/ui/initials.ts';
import { TickMark, type TickMarkKind } from '../../../src-renderer/ui/TickMark.tsx';
import { renderUi } from '../../helpers/render-ui.tsx';

describe('initials', () => {
  it.each([
    ['Оксана Петренко', 'ОП'],
    ['Іван', 'І'],
    ['Остап-Микола Ґалаґан', 'ОҐ'],
    ['зінаїда їжакевич', 'ЗЇ'],
    ['Maria da Silva', 'MS'],
    ['محمد علي', 'م\u200cع'],
    ['🌻 Квіти Полтава 🌻', 'КП'],
    ['+380 67 123 45 67', ''],
    ['🌻', ''],
    ['', ''],
  ])('of "%s" are "%s"', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('keep their tint for the same seed and use all eight', () => {
    const tints = Array.from({ length: 200 }, (_, place) => tintOf(`contact-${place}`));
    expect(tintOf('contact-7')).toBe(tints[7]);
    expect([...new Set(tints)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('an avatar', () => {
  it('is decoration beside a written name, and a named picture alone', () => {
    const { rerender } = renderUi(<Avatar name="Оксана" />);
    expect(screen.queryByRole('img')).toBeNull();
    rerender(<Avatar name="Оксана" label="Оксана" />);
    expect(screen.getByRole('img', { name: 'Оксана' })).toBeTruthy();
  });
});

describe('a badge', () => {
  it('shortens what is seen, not what is read aloud', () => {
    const { container } = renderUi(<Badge count={480} label="480 unread" />);
    expect(container.textContent).toBe('99+480 unread');
  });

  it('is not there for nothing', () => {
    const { container } = renderUi(<Badge count={0} label="none" />);
    expect(container.textContent).toBe('');
  });
});

describe('tick marks', () => {
  it('are named, and each state differs by its shape or weight, whatever its colour', () => {
    const kinds: TickMarkKind[] = ['waiting', 'sent', 'delivered', 'read', 'played', 'failed', 'unconfirmed'];
    renderUi(kinds.map((kind) => <TickMark key={kind} kind={kind} label={kind} />));
    const looks = kinds.map((kind) => {
      const mark = screen.getByRole('img', { name: kind });
      return mark.getAttribute('stroke-width') + mark.innerHTML;
    });
    expect(new Set(looks).size).toBe(kinds.length);
  });
});
