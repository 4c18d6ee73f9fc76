import { beforeEach, expect, it } from 'vitest';
import { templateIdSchema } from '#shared/domain/ids.ts';
import { longestBody } from '#shared/domain/template-draft.ts';
import { useEditorStore } from '../../../../../src-renderer/features/templates/editor/editor-store.ts';
import { good } from '../../../../helpers/template-drafts.ts';

beforeEach(() => localStorage.clear());

it('a draft that cannot be read again takes no other with it', async () => {
  const one = { templateId: templateIdSchema.parse(5), draft: good };
  const tooLong = { ...good, text: { ...good.text, body: 'x'.repeat(longestBody + 1) } };
  const unsaved = { '5': one, '6': { ...one, draft: tooLong }, '7': 'nonsense' };
  localStorage.setItem('rozmova.template-editor', JSON.stringify({ state: { unsaved }, version: 0 }));
  await useEditorStore.persist.rehydrate();
  const { sessions } = useEditorStore.getState();
  expect(Object.keys(sessions)).toEqual(['5']);
  expect(sessions['5']?.draft).toEqual(good);
});
