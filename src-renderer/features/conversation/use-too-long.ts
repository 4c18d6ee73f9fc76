import { useTranslation } from 'react-i18next';

/** Says under a field by how much it has to be shorter; undefined while it fits. */
export function useTooLong(): (value: string, limit: number) => string | undefined {
  const { t } = useTranslation('composer');
  return (value, limit) =>
    value.length > limit ? t('choices.tooLong', { count: value.length - limit }) : undefined;
}
