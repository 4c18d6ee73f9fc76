import { describe, expect, it } from 'vitest';
import { checkAccountField, checkAccountForm } from '#shared/domain/account-form.ts';

const right = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  appId: '174829003346',
  appSecret: '0123456789abcdef0123456789ABCDEF',
  accessToken: 'EAAG-any.opaque|text_of~any%length',
};

const codeOf = (...args: Parameters<typeof checkAccountField>) => checkAccountField(...args)?.code ?? null;

describe('checkAccountForm', () => {
  it('has nothing to say about values that may be right, with or without spaces around them', () => {
    expect(checkAccountForm(right)).toEqual({});
    expect(
      checkAccountForm({ ...right, phoneNumberId: ' 106540352242922\n', accessToken: ' EAAG ' }),
    ).toEqual({});
  });

  it('names every wrong field with its code and the words of Meta for it', () => {
    const form = {
      phoneNumberId: '+380 67 123 45 67',
      wabaId: 'my account',
      appId: '1234',
      appSecret: 'x',
      accessToken: '',
    };
    expect(checkAccountForm(form)).toEqual({
      phoneNumberId: { code: 'LOOKS_LIKE_PHONE_NUMBER', values: { field: 'Phone number ID' } },
      wabaId: { code: 'NOT_AN_ID', values: { field: 'WhatsApp Business Account ID' } },
      appId: { code: 'NOT_AN_ID', values: { field: 'App ID' } },
      appSecret: { code: 'APP_SECRET_MALFORMED', values: { field: 'App secret' } },
      accessToken: { code: 'FIELD_EMPTY', values: { field: 'Access token' } },
    });
  });
});

describe('checkAccountField', () => {
  it.each([
    '+380671234567',
    '380671234567',
    '0671234567',
    '(067) 123-45-67',
    '1 555 025 3483',
    '15550253483',
    '+1-555-025-3483',
  ])('takes %s in the place of the phone number ID for a phone number', (value) =>
    expect(codeOf('phoneNumberId', value)).toBe('LOOKS_LIKE_PHONE_NUMBER'),
  );

  it.each(['106540352242922', '10654035224292211', '12345'])('takes %s for an id', (value) => {
    expect(codeOf('phoneNumberId', value)).toBeNull();
    expect(codeOf('wabaId', value)).toBeNull();
  });

  it('lets an App ID be as short as those of 2010, but not written like a phone number', () => {
    expect(codeOf('appId', '174829003346')).toBeNull();
    expect(codeOf('appId', '+174829003346')).toBe('LOOKS_LIKE_PHONE_NUMBER');
  });

  it.each(['1234', '123456789012345678901', '10654035224292a', '１０６５４０３５２２４２９２２', '-', '()'])(
    'refuses %s as an id',
    (value) => expect(codeOf('wabaId', value)).toBe('NOT_AN_ID'),
  );

  it.each(['EAAG abc', 'Bearer EAAG', 'EAAG\nabc', 'EAAG\u200babc', 'ЕААG'])(
    'refuses the token %j',
    (value) => expect(codeOf('accessToken', value)).toBe('TOKEN_MALFORMED'),
  );

  it.each([
    '0123456789abcdef0123456789abcde',
    '0123456789abcdef0123456789abcdefg',
    'g123456789abcdef0123456789abcdef',
  ])('refuses the app secret %s', (value) => expect(codeOf('appSecret', value)).toBe('APP_SECRET_MALFORMED'));

  it('says that a field is empty when nothing but spaces is in it', () =>
    expect(codeOf('accessToken', ' \n ')).toBe('FIELD_EMPTY'));
});
