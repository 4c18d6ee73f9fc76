import { describe, expect, it } from 'vitest';
import { isBlock, valuesInText } from '../../../../src-renderer/features/connect/paste-values.ts';

const token = `EAAG${'m0PX4ZCpsBO'.repeat(6)}`;
const secret = '0123456789abcdef0123456789abcdef';

describe('values in a pasted text', () => {
  it('are told apart by their names, in English as Meta writes them', () => {
    const text = `App ID: 1748290033464321\nApp secret: ${secret}\nAccess token\n${token}\nPhone number ID: 106540352242922\nWhatsApp Business Account ID: 102290129340398`;
    expect(valuesInText(text)).toEqual({
      appId: '1748290033464321',
      appSecret: secret,
      accessToken: token,
      phoneNumberId: '106540352242922',
      wabaId: '102290129340398',
    });
  });

  it('are told apart by their Ukrainian names as well', () => {
    const text = `Ідентифікатор застосунку 1748290033464321, ідентифікатор номера 106540352242922`;
    expect(valuesInText(text)).toEqual({ appId: '1748290033464321', phoneNumberId: '106540352242922' });
  });

  it('are not guessed: an id without its name, and a phone number, stay where they were pasted', () => {
    expect(valuesInText('106540352242922')).toEqual({});
    expect(valuesInText('App ID +380671234567890')).toEqual({});
  });

  it('find no secret inside of a token', () => {
    expect(valuesInText(`EAAG${secret}${secret}`)).toEqual({ accessToken: `EAAG${secret}${secret}` });
  });

  it('are a block only when there are several', () => {
    expect(isBlock(valuesInText(token))).toBe(false);
    expect(isBlock(valuesInText(`${token} ${secret}`))).toBe(true);
  });
});
