import { describe, expect, it } from 'vitest';
import { connectSteps } from '#shared/contract/connect.ts';
import { connectFailures } from '#shared/domain/connect-failures.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { waysOn } from '../../../../src-renderer/features/connect/failure-steps.ts';
import { metaPageUrl } from '../../../../src-renderer/features/connect/meta-pages.ts';
import {
  minutesLeft,
  stepBeside,
  stepLock,
  stepNamed,
} from '../../../../src-renderer/features/connect/wizard-steps.ts';
import { sampleDraft, sampleNumber } from './sample-draft.ts';

describe('the steps', () => {
  it('promise fifteen minutes together', () => {
    expect(minutesLeft([])).toBe(15);
    expect(minutesLeft(connectSteps)).toBe(0);
  });

  it('open one after the other: values, then the number, then everything else', () => {
    const empty = sampleDraft();
    const withNumbers = sampleDraft({ numbers: [sampleNumber()] });
    const withAccount = sampleDraft({ accountId: 7 as AccountId });
    const locks = (draft: typeof empty) => connectSteps.map((step) => stepLock(draft, step));
    expect(locks(empty).slice(0, 4)).toEqual([null, null, 'lockedByValues', 'lockedByNumber']);
    expect(locks(withNumbers).slice(0, 4)).toEqual([null, null, null, 'lockedByNumber']);
    expect(locks(withAccount)).toEqual(connectSteps.map(() => null));
  });

  it('have neighbours, and an address names none that does not exist', () => {
    expect([stepBeside('prepare', -1), stepBeside('prepare', 1), stepBeside('finish', 1)]).toEqual([
      null,
      'values',
      null,
    ]);
    expect([stepNamed('loop'), stepNamed('loops'), stepNamed(undefined)]).toEqual(['loop', null, null]);
  });
});

describe('pages of Meta', () => {
  const ids = { appId: '1748290033464321', wabaId: '102290129340398' };

  it('are exact for both of Meta’s menus', () => {
    expect(metaPageUrl('apiSetup', 'product', ids)).toBe(
      'https://developers.facebook.com/apps/1748290033464321/whatsapp-business/wa-dev-console/',
    );
    expect(metaPageUrl('configuration', 'useCases', ids)).toBe(
      'https://developers.facebook.com/apps/1748290033464321/use_cases/customize/wa-settings/?use_case_enum=WHATSAPP_BUSINESS_MESSAGING&product_route=whatsapp-business&selected_tab=wa-settings',
    );
    expect(metaPageUrl('phoneNumbers', 'product', ids)).toBe(
      'https://business.facebook.com/wa/manage/phone-numbers/?waba_id=102290129340398',
    );
  });

  it('lead to the list of apps while the app is not known, whatever was typed as its id', () => {
    for (const appId of ['', '../../evil', '+380 67']) {
      expect(metaPageUrl('appBasic', 'product', { appId, wabaId: '' })).toBe(
        'https://developers.facebook.com/apps/',
      );
    }
  });

  it('stand behind every known failure, or a step does, or the address of this computer', () => {
    const leadsNowhere = connectFailures.filter((failure) => {
      const way = waysOn[failure];
      if (way.kind === 'page') return !metaPageUrl(way.page, 'product', ids).startsWith('https://');
      return way.kind === 'step' && !connectSteps.includes(way.step);
    });
    expect(leadsNowhere).toEqual([]);
  });
});
