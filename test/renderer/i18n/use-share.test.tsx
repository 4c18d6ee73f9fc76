import { expect, it } from 'vitest';
import { useShare } from '../../../src-renderer/i18n/use-share.ts';
import { renderUi } from '../../helpers/render-ui.tsx';

function Share({ part, whole }: { readonly part: number; readonly whole: number }) {
  return <output>{useShare()(part, whole)}</output>;
}

it.each([
  [0, 0, '0%'],
  [0, 55, '0%'],
  [46, 55, '84%'],
  [9, 55, '16%'],
  [55, 55, '100%'],
])('%i of %i is %s', (part, whole, words) => {
  expect(renderUi(<Share part={part} whole={whole} />).container.querySelector('output')?.textContent).toBe(
    words,
  );
});

it('says neither that nobody has it when somebody has, nor that all have when somebody has not', () => {
  expect(renderUi(<Share part={1} whole={1000} />).container.textContent).toContain('<1%');
  expect(renderUi(<Share part={999} whole={1000} />).container.textContent).toContain('99%');
});
