import { useTranslation } from 'react-i18next';
import { anonymousSuffix, knownContactName, type NamedContact } from '#shared/domain/contact-name.ts';

/** How a contact is called on the screen: the best name known, or an anonymous one in the language of the screen. */
export function useContactName(): (contact: NamedContact) => string {
  const { t } = useTranslation('shell');
  return (contact) =>
    knownContactName(contact) ?? t('anonymousContact', { suffix: anonymousSuffix(contact) });
}
