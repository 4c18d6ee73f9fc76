import { describe, expect, it } from 'vitest';
import { toComponents } from '#shared/domain/template-components.ts';
import { saysTheSame, saysTheSameAs } from '../../../../src-main/services/templates/same-template.ts';
import { buttons, flow } from '../../../helpers/template-drafts.ts';

const withFlow = (change: object) => buttons(flow(change)).text;
const asMetaHas = (change: object) => {
  const { text, binding } = buttons(flow(change));
  const components = toComponents(text, binding.variables, { headerHandle: null });
  return { category: text.category, parameterFormat: text.parameterFormat, components };
};

describe('a form that a template opens', () => {
  it.each([
    ['by its name', { flowBy: 'name', flowName: 'Booking', flowId: '' }],
    ['as a whole', { flowBy: 'json', flowJson: '{"screens":[{"id":"START"}]}', flowId: '' }],
  ])('is the same when it was handed over %s and Meta tells its id', (_, change) => {
    expect(saysTheSameAs(withFlow(change), asMetaHas({ flowId: '777' }))).toBe(true);
    expect(saysTheSame(asMetaHas(change), asMetaHas({ flowId: '777' }))).toBe(true);
  });

  it('is another one when it has another id, another screen or other words', () => {
    const ours = withFlow({ flowId: '1' });
    expect(saysTheSameAs(ours, asMetaHas({ flowId: '1' }))).toBe(true);
    for (const change of [{ flowId: '2' }, { navigateScreen: 'OTHER' }, { text: 'Look' }]) {
      expect(saysTheSameAs(ours, asMetaHas({ flowId: '1', ...change }))).toBe(false);
    }
  });
});
