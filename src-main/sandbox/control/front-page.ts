import type { World } from '../world.ts';

/** The control by HTTP, one line each. */
export const procedures = [
  'GET  /sandbox/state                          customers, clock, faults, pending webhooks',
  'GET  /sandbox/customers/{id}/phone           the messages on this customer’s phone',
  'GET  /sandbox/media/{mediaId}                a file of a phone, without a token',
  'GET  /sandbox/accepted[?callbackData=]       every send request that was accepted, with its biz_opaque_callback_data',
  'GET  /sandbox/acknowledged                   ids whose webhook was answered 200 (wamid, wamid:status)',
  'GET  /sandbox/connect-failures               {failures, known}: the ways of failing to connect that are on, and all',
  'GET  /sandbox/meta-console                   what an owner would copy from Meta’s console: ids, secret, token, code, PIN',
  'POST /sandbox/customers                      {name, waId?, username?, language?} another pretend customer',
  'POST /sandbox/customers/{id}                 {readsAtOnce?, isOnline?}',
  'POST /sandbox/customers/{id}/messages        {text, quotedWamid?} -> {wamid}',
  'POST /sandbox/customers/{id}/samples         {sample: image|video|voice|document|sticker|location|contact|order|unsupported|ad_referral} -> {wamid}',
  'POST /sandbox/customers/{id}/taps            {wamid, buttonId} -> {wamid}',
  'POST /sandbox/customers/{id}/reactions       {wamid, emoji} an empty emoji takes it back -> {wamid}',
  'POST /sandbox/customers/{id}/read            opens the chat: blue ticks',
  'POST /sandbox/time                           {hours} moves the clock forward',
  'POST /sandbox/faults                         {faults: [{kind, code, count, on?}]} replaces the list',
  'POST /sandbox/connect-failures               {failures: [name]} plays exactly these ways of failing to connect',
  'POST /sandbox/demo                           {isRunning}',
  'GET  /sandbox/templates                      the templates as Meta has them',
  'POST /sandbox/templates/review               {name, language, decision: APPROVED|REJECTED|PAUSED|DISABLED|FLAGGED..., reason?}',
  'POST /sandbox/templates                      {deed: put|quality|category|delete, name, language, ...} what happens at Meta’s side',
  'POST /sandbox/limits                         {pairRate?, throughput?, messagingTier?} switches Meta’s limits off and on',
  'POST /sandbox/webhook                        {callbackUrl, verifyToken} connects the business (handshake first)',
  'POST /sandbox/webhooks[?signature=wrong|none] posts the raw body to the connected webhook, signed -> {status}',
  'POST /sandbox/retry                          posts waiting webhooks now',
  'POST /sandbox/reset                          forgets everything',
] as const;

const numbers = [
  ['any pretend customer', 'the 24-hour window depends on when this customer wrote last'],
  [
    'any other plausible number',
    'a silent phone: sent and delivered, never read; only templates may be sent (131047)',
  ],
  ['+380990CCCCCC', 'refused at once with Meta’s code CCCCCC, e.g. +380990131026 is not on WhatsApp'],
  ['+380991CCCCCC', 'accepted, then a status "failed" with the code CCCCCC, e.g. +380991130472'],
  ['the business’s own number', 'refused with 131021'],
  ['numbers of Meta’s documentation', '+16505551234, +16315555555: their window never closes'],
  [
    '{{Recipient-Phone-Number}}',
    'stand-ins of Meta’s examples (<ID>, {{Name}}, http(s)://...) are taken as if they existed',
  ],
] as const;

/** `GET /`: what this server is, for a person who finds it. */
export function frontPage(world: World): string {
  const { identity } = world.state;
  const table = numbers.map(([number, effect]) => `  ${number.padEnd(34)}${effect}`).join('\n');
  return `Rozmova sandbox: a pretend Meta with pretend customers. Nothing here reaches WhatsApp.

Graph API           ${world.url}/v23.0/... (any version; bearer token)
Phone number id     ${identity.phoneNumberId}   (${identity.displayPhoneNumber}, ${identity.verifiedName})
WhatsApp account    ${identity.wabaId}
App                 ${identity.appId}

Numbers to send to
${table}

Control (JSON, this computer only, no token)
${procedures.map((line) => `  ${line}`).join('\n')}
`;
}
