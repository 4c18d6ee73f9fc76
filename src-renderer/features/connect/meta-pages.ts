/** Pages of Meta's that the wizard leads to; `connectPlaces:pages` has their names. */
export type MetaPage =
  | 'createAccount'
  | 'businessPortfolio'
  | 'developer'
  | 'createApp'
  | 'appBasic'
  | 'apiSetup'
  | 'configuration'
  | 'systemUsers'
  | 'phoneNumbers'
  | 'billing'
  | 'security'
  | 'support'
  | 'appDashboard'
  | 'status';

/** `product`: apps with "WhatsApp" in their menu; `useCases`: newer ones, where it is below "Use cases". */
export type MetaMenu = 'product' | 'useCases';

export interface KnownIds {
  readonly appId: string;
  readonly wabaId: string;
}

/** The pages whose address depends on which menu the app has. */
export const pagesInMenu: readonly MetaPage[] = ['apiSetup', 'configuration'];

const developers = 'https://developers.facebook.com';
const business = 'https://business.facebook.com';
const fixedPages = {
  createAccount: 'https://www.facebook.com/r.php',
  businessPortfolio: `${business}/`,
  developer: `${developers}/`,
  createApp: `${developers}/apps/creation/`,
  systemUsers: `${business}/settings/system-users`,
  billing: `${business}/billing_hub`,
  security: `${business}/settings/security`,
  support: `${business}/business-support-home`,
  status: 'https://metastatus.com/whatsapp-business-api',
} as const;

/** The address of a page, as exact as the known ids allow; without the app's id it is the list of apps. */
export function metaPageUrl(page: MetaPage, menu: MetaMenu, { appId, wabaId }: KnownIds): string {
  if (page in fixedPages) return fixedPages[page as keyof typeof fixedPages];
  if (page === 'phoneNumbers') {
    return `${business}/wa/manage/phone-numbers/${wabaId ? `?waba_id=${encodeURIComponent(wabaId)}` : ''}`;
  }
  if (!/^\d+$/.test(appId)) return `${developers}/apps/`;
  const app = `${developers}/apps/${appId}`;
  if (page === 'appBasic') return `${app}/settings/basic/`;
  if (page === 'appDashboard') return `${app}/dashboard/`;
  const tab = page === 'configuration' ? 'wa-settings' : 'wa-dev-console';
  if (menu === 'product') return `${app}/whatsapp-business/${tab}/`;
  const query = `use_case_enum=WHATSAPP_BUSINESS_MESSAGING&product_route=whatsapp-business&selected_tab=${tab}`;
  return `${app}/use_cases/customize/${tab}/?${query}`;
}
