/** Pages of Meta's that a check leads to. */

const business = 'https://business.facebook.com';
const apps = 'https://developers.facebook.com/apps';
const isId = (id: string) => /^\d{1,30}$/.test(id);

export const metaPages = {
  systemUsers: `${business}/settings/system-users`,
  billing: `${business}/billing_hub`,
  security: `${business}/settings/security`,
  support: `${business}/business-support-home`,
  numbers: (wabaId: string) =>
    `${business}/wa/manage/phone-numbers/${isId(wabaId) ? `?waba_id=${wabaId}` : ''}`,
  appBasic: (appId: string) => (isId(appId) ? `${apps}/${appId}/settings/basic/` : `${apps}/`),
} as const;
