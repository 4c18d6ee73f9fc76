import { type FakeGraph, type GraphAnswer, type GraphRequest, graphError } from './fake-graph.ts';

/** A form whose every value fits what `answerAsMeta` tells. */
export const goodForm = {
  name: 'Квіти на Подолі',
  color: 'moss' as const,
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  appId: '174829003346123',
  appSecret: '0123456789abcdef0123456789abcdef',
  accessToken: 'EAAGcanaryTokenForTests0123456789',
};

export const json = (body: unknown, status = 200): GraphAnswer => ({ kind: 'json', status, body });
export const refused = (code: number, more: Record<string, unknown> = {}): GraphAnswer =>
  json(graphError(code, more), 400);

/** Meta's reading calls for the account of `goodForm`; `override` answers some paths in another way. */
export function answerAsMeta(graph: FakeGraph, override: Partial<Record<string, GraphAnswer>> = {}): void {
  const { phoneNumberId, wabaId, appId } = goodForm;
  const answers: Record<string, unknown> = {
    debug_token: {
      data: {
        is_valid: true,
        app_id: appId,
        type: 'SYSTEM_USER',
        expires_at: 0,
        scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
      },
    },
    [phoneNumberId]: {
      id: phoneNumberId,
      display_phone_number: '+380 44 000 00 00',
      verified_name: 'Kvity',
      quality_rating: 'GREEN',
      status: 'CONNECTED',
    },
    [wabaId]: { id: wabaId, name: 'Kvity LLC' },
    [`${wabaId}/phone_numbers`]: { data: [{ id: phoneNumberId }] },
    [`${wabaId}/message_templates`]: { data: [] },
    [`${wabaId}/subscribed_apps`]: { data: [{ whatsapp_business_api_data: { id: appId, name: 'Kvity' } }] },
  };
  graph.answer = (request: GraphRequest) => {
    const path = new URL(request.path, 'http://graph').pathname.replace(/^\/v\d+\.\d+\//, '');
    if (request.method !== 'GET') return { kind: 'accept' };
    return override[path] ?? (path in answers ? json(answers[path]) : refused(100, { error_subcode: 33 }));
  };
}
